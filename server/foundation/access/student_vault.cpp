#include "access/student_vault.h"

#include <cstring>

#include "sql/access/add_student_key.h"
#include "sql/access/read_student_key.h"

namespace rongxin::access {
namespace {

std::string bound_to(StudentId student, std::string_view place) {
  std::string text(place);
  text.push_back('/');
  append_u64(text, static_cast<std::uint64_t>(student.value));
  return text;
}

constexpr std::string_view wrapped_place = "student_key.wrapped_key";

}  // namespace

StudentVault::StudentVault(const KeyRing& keys, store::Database& database, std::size_t cached_keys_max)
    : keys_(keys), database_(database), per_shelf_max_(cached_keys_max / 16 + 1) {}

Key StudentVault::make_key(store::Transaction& transaction, StudentId student, std::int64_t now_ms) {
  const Key key = random_key();
  transaction.run(store::SystemKey::because("a new student has no reader yet"),
                  sql::access::add_student_key{.student_id = student,
                                               .wrapped_key = CryptoProvider::standard().seal(
                                                   keys_.wrap, bound_to(student, wrapped_place), key.view()),
                                               .made_at_ms = now_ms});
  return key;
}

std::optional<Key> StudentVault::unwrap(StudentId student, BytesView wrapped) const {
  std::string plain;
  Key key;
  if (!CryptoProvider::standard().open(keys_.wrap, bound_to(student, wrapped_place), wrapped, plain) ||
      plain.size() != key.octets.size())
    return std::nullopt;
  std::memcpy(key.octets.data(), plain.data(), plain.size());
  return key;
}

std::optional<Key> StudentVault::key_of(StudentId student) {
  Shelf& place = shelf(student);
  {
    const std::lock_guard hold(place.lock);
    if (const auto found = place.keys.find(student.value); found != place.keys.end()) return found->second;
  }
  const auto key_reason = store::SystemKey::because("sealing a child's own answers");
  const auto wrapped = database_.read(key_reason, [&](store::Transaction& transaction) {
    return transaction.one(key_reason, sql::access::read_student_key{.student_id = student}, [](const auto& row) {
      return Bytes{std::string(row.wrapped_key().value_or(BytesView()).octets)};
    });
  });
  if (!wrapped) return std::nullopt;
  const auto key = unwrap(student, *wrapped);
  if (!key) return std::nullopt;
  const std::lock_guard hold(place.lock);
  if (place.keys.size() >= per_shelf_max_) place.keys.erase(place.keys.begin());
  place.keys.emplace(student.value, *key);
  return key;
}

void StudentVault::forget(StudentId student) {
  Shelf& place = shelf(student);
  const std::lock_guard hold(place.lock);
  place.keys.erase(student.value);
}

Bytes StudentVault::seal(const Key& key, StudentId student, std::string_view place, std::string_view plain) {
  return CryptoProvider::standard().seal(key, bound_to(student, place), plain);
}

bool StudentVault::open(const Key& key, StudentId student, std::string_view place, BytesView sealed,
                        std::string& plain) {
  return CryptoProvider::standard().open(key, bound_to(student, place), sealed, plain);
}

}  // namespace rongxin::access
