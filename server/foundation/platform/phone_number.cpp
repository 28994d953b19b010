#include "platform/phone_number.h"

#include <algorithm>
#include <array>

namespace rongxin {
namespace {

constexpr std::size_t mobile_digits = 11, foreign_digits_min = 8, foreign_digits_max = 15, extension_digits_max = 6;

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Full-width forms and what a telephone or a table puts between digits become plain; "-" stays, since an extension
// follows it.
std::string plain_form(std::string_view typed) {
  struct Form {
    std::string_view from, to;
  };
  static constexpr std::array<Form, 24> forms{
      {{"\u3000", ""},  {"\u00A0", ""},  {"\u200B", ""},  {"\u200C", ""},  {"\u200D", ""},  {"\u200E", ""},
       {"\u200F", ""},  {"\u202A", ""},  {"\u202C", ""},  {"\uFEFF", ""},  {"\uFF08", ""},  {"\uFF09", "-"},
       {"\uFF0B", "+"}, {"\uFF0D", "-"}, {"\u2010", "-"}, {"\u2011", "-"}, {"\u2012", "-"}, {"\u2013", "-"},
       {"\u2014", "-"}, {"\u2212", "-"}, {"转", "-"},     {" ", ""},       {"(", ""},       {")", "-"}}};
  std::string out;
  while (!typed.empty()) {
    const auto known =
        std::find_if(forms.begin(), forms.end(), [&](const Form& one) { return typed.starts_with(one.from); });
    if (known != forms.end()) {
      out += known->to;
      typed.remove_prefix(known->from.size());
    } else if (typed.size() >= 3 && typed.starts_with("\xEF\xBC") && typed[2] >= '\x90' &&
               typed[2] <= '\x99') {  // ０ to ９
      out.push_back(static_cast<char>('0' + (typed[2] - '\x90')));
      typed.remove_prefix(3);
    } else {
      out.push_back(typed.front());
      typed.remove_prefix(1);
    }
  }
  return out;
}

std::string without_hyphens(std::string_view text) {
  std::string out(text);
  std::erase(out, '-');
  return out;
}

// 010 and 02x have three digits, all others four; local numbers have seven or eight and begin with 2 to 8.
bool is_landline(std::string_view digits) {
  if (digits.size() < 3 || digits[0] != '0' || digits[1] == '0') return false;
  const std::size_t area = digits[1] == '1' || digits[1] == '2' ? 3 : 4;
  if (digits.starts_with("01") && !digits.starts_with("010")) return false;
  if (digits.size() <= area) return false;
  const std::string_view local = digits.substr(area);
  return (local.size() == 7 || local.size() == 8) && local[0] >= '2' && local[0] <= '8';
}

std::optional<PhoneNumber> domestic(std::string_view text) {
  const std::string digits = without_hyphens(text);
  if (!all_digits(digits)) return std::nullopt;
  if (digits.size() == mobile_digits && digits[0] == '1' && digits[1] >= '3')
    return PhoneNumber{PhoneNumber::Kind::mobile, digits};
  if (is_landline(digits)) return PhoneNumber{PhoneNumber::Kind::landline, digits};
  // With an extension, behind the last hyphen.
  const auto at = text.rfind('-');
  if (at == std::string_view::npos) return std::nullopt;
  const std::string number = without_hyphens(text.substr(0, at));
  const std::string_view extension = text.substr(at + 1);
  if (!is_landline(number) || extension.empty() || extension.size() > extension_digits_max) return std::nullopt;
  return PhoneNumber{PhoneNumber::Kind::landline, number + "-" + std::string(extension)};
}

}  // namespace

std::optional<PhoneNumber> read_phone_number(std::string_view typed) {
  std::string text = plain_form(typed);
  if (text.starts_with("00")) text = "+" + text.substr(2);
  if (text.starts_with("86") && without_hyphens(text).size() == mobile_digits + 2) text = "+" + text;
  if (!text.starts_with("+")) return domestic(text);
  if (text.starts_with("+86")) {
    const std::string_view rest = std::string_view(text).substr(text.size() > 3 && text[3] == '-' ? 4 : 3);
    // Abroad a landline is written without the 0 of its area code.
    if (const auto found = domestic(rest)) return found;
    return domestic("0" + std::string(rest));
  }
  const std::string digits = without_hyphens(std::string_view(text).substr(1));
  if (!all_digits(digits) || digits.size() < foreign_digits_min || digits.size() > foreign_digits_max ||
      digits[0] == '0')
    return std::nullopt;
  return PhoneNumber{PhoneNumber::Kind::foreign, "+" + digits};
}

}  // namespace rongxin
