#include "school_roll/import/identity_numbers.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "platform/normal_text.h"

namespace rongxin::school_roll {
namespace {

bool digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }
int number(std::string_view text) { return std::stoi(std::string(text)); }

}  // namespace

bool is_date(int year, int month, int day) {
  return year >= 1900 && year <= 2100 &&
         std::chrono::year_month_day{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day))}
             .ok();
}

CitizenIdFault check_citizen_id(std::string_view id) {
  if (id.find("E+") != std::string_view::npos) return CitizenIdFault::scientific;
  if (id.size() != 18 || !digits(id.substr(0, 17)) || (!digits(id.substr(17)) && id[17] != 'X'))
    return CitizenIdFault::shape;
  constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += weights[i] * (id[i] - '0');
  const char expected = "10X98765432"[sum % 11];
  if (id[17] != expected) return id.ends_with("000") ? CitizenIdFault::zeros : CitizenIdFault::check_digit;
  if (!is_date(number(id.substr(6, 4)), number(id.substr(10, 2)), number(id.substr(12, 2))))
    return CitizenIdFault::date;
  return CitizenIdFault::none;
}

std::string born_on_of(std::string_view id) {
  return std::string(id.substr(6, 4)) + "-" + std::string(id.substr(10, 2)) + "-" + std::string(id.substr(12, 2));
}

std::string normal_identity_number(std::string_view kind, std::string_view number) {
  std::string normal = normal_number(number);
  if (kind == "other_id")
    std::erase_if(normal, [](char c) { return std::string_view("()-./'").find(c) != std::string_view::npos; });
  return normal;
}

bool may_identify(std::string_view number) {
  constexpr std::size_t characters_min = 5, characters_max = 20, digits_min = 3;
  if (number.size() < characters_min || number.size() > characters_max) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::all_of(number.begin(), number.end(), [&](char c) { return digit(c) || (c >= 'A' && c <= 'Z'); }))
    return false;
  std::string digits_of;
  std::copy_if(number.begin(), number.end(), std::back_inserter(digits_of), digit);
  if (digits_of.size() < digits_min || digits_of.find_first_not_of(digits_of[0]) == std::string::npos) return false;
  return digits_of.size() != number.size() || !std::string_view("12345678901234567890").starts_with(digits_of);
}

bool is_registry_number(std::string_view registry) {
  if (registry.size() != 19) return false;
  if (registry[0] == 'G') return check_citizen_id(registry.substr(1)) == CitizenIdFault::none;
  return (registry[0] == 'J' || registry[0] == 'L') && digits(registry.substr(1, 17)) &&
         (digits(registry.substr(18)) || registry[18] == 'X');
}

}  // namespace rongxin::school_roll
