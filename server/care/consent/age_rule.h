#pragma once
// Who is asked at which age, and what follows from what was said. Pure: days are given.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rongxin::consent {

/// Under 14 the guardian consents and the child assents; from 14 the child consents and the guardian is
/// informed (PIPL art. 31, 未成年人网络保护条例 art. 32). What was said in one band is asked again in the other.
enum class AgeBand : std::uint8_t { under_14, from_14 };

std::string_view band_name(AgeBand band);  ///< "under_14"
AgeBand band_of(std::string_view name);

/// "2026-11-24" -> "2012-11-24": whoever was born on that day or earlier is fourteen.
std::string born_fourteen_years_ago(std::string_view day);
/// Both days "YYYY-MM-DD". The birthday itself counts; 29 February is reached on 1 March.
AgeBand age_band(std::string_view born_on, std::string_view day);

/// The latest thing that one side said.
struct Said {
  std::string decision;  ///< given, refused, withdrawn, informed
  std::string way;       ///< link, paper, answering_page
  AgeBand band = AgeBand::under_14;
};

struct Standing {
  enum class State : std::uint8_t { silent, given, refused };
  State state = State::silent;
  AgeBand band = AgeBand::under_14;
  bool may_answer = false;    ///< the questions are shown; with `assent_asked` only once the child begins
  bool assent_asked = false;  ///< the page asks the child first
  bool stopped = false;       ///< a no that also beats what a campaign file says
};

/// Silence is no. A child who pressed 不想参加 on the page is asked again next time; a no on paper is not asked again.
Standing standing_of(AgeBand now, const std::optional<Said>& guardian, const std::optional<Said>& child);

std::string_view state_name(Standing::State state);  ///< "given"

}  // namespace rongxin::consent
