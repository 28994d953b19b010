#pragma once
// One catalogue of everything that may go wrong in an expected way: problem_catalogue.h.
// A Problem is what a caller is told (RFC 9457 on the wire): a stable code, texts in two
// languages, the place in the input, and figures that the texts quote.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rongxin {

/// An entry of the catalogue. `code` never changes once released; texts say what happened,
/// what is safe and what to do, and may quote {name} from the parameters of a Problem.
struct ProblemKind {
  std::string_view code;
  int http_status;
  std::string_view text_zh;
  std::string_view text_en;
};

/// An entry, written where its slice is: RONGXIN_PROBLEM(not_found, 404, "…", "…");
#define RONGXIN_PROBLEM(name, status, zh, en) \
  inline constexpr ProblemKind name { #name, status, zh, en }

struct Problem {
  const ProblemKind* kind = nullptr;
  std::string field;  ///< place in the input, "answers[3].value"; empty when it has none
  std::vector<std::pair<std::string, std::string>>
      parameters;  ///< figures quoted by the texts; never a child's name or answer

  Problem(const ProblemKind& of, std::string at = {}, std::vector<std::pair<std::string, std::string>> with = {})
      : kind(&of), field(std::move(at)), parameters(std::move(with)) {}

  bool is(const ProblemKind& other) const { return kind->code == other.code; }
  /// The catalogue's text with its {name} places filled in. `language` is "zh-CN" or "en".
  std::string text(std::string_view language) const;
};

}  // namespace rongxin
