#include "school_roll/school_roll.h"

#include "platform/normal_text.h"
#include "sql/school_roll/find_unit.h"
#include "sql/school_roll/list_registry_auxiliaries.h"

namespace rongxin::school_roll {

using store::SystemKey;

std::optional<UnitId> find_unit(store::Transaction& transaction, const std::string& code) {
  return transaction.one(SystemKey::because("units carry no person"), sql::school_roll::find_unit{.code = code},
                         [](const auto& row) { return row.unit_id(); });
}

NameSought::NameSought(std::string_view typed) : part(normal_name(typed)) {
  std::erase_if(part, [](char c) { return c == ' ' || c == '-'; });
  for (auto at = part.find("·"); at != std::string::npos; at = part.find("·"))
    part.erase(at, std::string_view("·").size());
  small = part;
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Digest number_digest(const KeyRing& keys, const std::string& kind, const std::string& number) {
  return CryptoProvider::standard().mac(keys.look_up, "number/" + kind + "/" + number);
}

std::vector<std::string> registry_auxiliaries(access::StudentVault& vault, store::Transaction& transaction,
                                              StudentId student) {
  std::vector<std::string> numbers;
  transaction.each(SystemKey::because("consent rows of a campaign name students by 学籍辅号"),
                   sql::school_roll::list_registry_auxiliaries{.student_id = student}, [&](const auto& row) {
                     const auto key = vault.unwrap(student, row.wrapped_key().value_or(BytesView()));
                     std::string number;
                     if (key && access::StudentVault::open(*key, student, number_place, row.sealed_number(), number))
                       numbers.push_back(normal_number(number));
                   });
  return numbers;
}

}  // namespace rongxin::school_roll
