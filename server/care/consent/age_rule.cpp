#include "consent/age_rule.h"

namespace rongxin::consent {
namespace {

bool is_no(const std::optional<Said>& said) {
  return said && (said->decision == "refused" || said->decision == "withdrawn");
}
bool is_yes(const std::optional<Said>& said) { return said && said->decision == "given"; }

}  // namespace

std::string_view band_name(AgeBand band) { return band == AgeBand::under_14 ? "under_14" : "from_14"; }
AgeBand band_of(std::string_view name) { return name == "from_14" ? AgeBand::from_14 : AgeBand::under_14; }

std::string born_fourteen_years_ago(std::string_view day) {
  const int year = std::stoi(std::string(day.substr(0, 4))) - 14;
  return std::to_string(year) + std::string(day.substr(4));
}

AgeBand age_band(std::string_view born_on, std::string_view day) {
  return born_on <= born_fourteen_years_ago(day) ? AgeBand::from_14 : AgeBand::under_14;
}

Standing standing_of(AgeBand now, const std::optional<Said>& guardian, const std::optional<Said>& child) {
  Standing standing;
  standing.band = now;
  const std::optional<Said> own = child && child->band == now ? child : std::nullopt;
  const bool firm_no = is_no(own) && own->way != "answering_page";
  standing.assent_asked = !is_yes(own) && !firm_no;
  const bool decided_yes = now == AgeBand::from_14 || is_yes(guardian);
  standing.stopped = firm_no || (now == AgeBand::under_14 && is_no(guardian));
  standing.may_answer = decided_yes && !standing.stopped;
  if (standing.stopped || is_no(own)) standing.state = Standing::State::refused;
  else if (decided_yes && is_yes(own)) standing.state = Standing::State::given;
  return standing;
}

std::string_view state_name(Standing::State state) {
  return state == Standing::State::given ? "given" : state == Standing::State::refused ? "refused" : "silent";
}

}  // namespace rongxin::consent
