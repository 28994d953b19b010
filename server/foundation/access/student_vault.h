#pragma once
// A data key per student, wrapped by the master key: destroying the wrapped key makes everything
// sealed under it unreadable, in this database and in every copy of it.
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "platform/key_ring.h"
#include "store/database.h"

namespace rongxin::access {

class StudentVault {
 public:
  StudentVault(const KeyRing& keys, store::Database& database, std::size_t cached_keys_max = 200'000);

  /// A new key for a student who has none, in the transaction that adds the student.
  Key make_key(store::Transaction& transaction, StudentId student, std::int64_t now_ms);
  /// From memory or the store; nothing once the key has been destroyed.
  std::optional<Key> key_of(StudentId student);
  /// Opens a wrapped key that a scoped statement gave.
  std::optional<Key> unwrap(StudentId student, BytesView wrapped) const;
  void forget(StudentId student);

  /// `place` is "table.column"; a sealed value opens only for the same student and place.
  static Bytes seal(const Key& key, StudentId student, std::string_view place, std::string_view plain);
  static bool open(const Key& key, StudentId student, std::string_view place, BytesView sealed, std::string& plain);

 private:
  // Sixteen shelves, so that two event loops seldom wait for one lock.
  struct Shelf {
    std::mutex lock;
    std::unordered_map<std::int64_t, Key> keys;
  };
  Shelf& shelf(StudentId student) { return shelves_[static_cast<std::size_t>(student.value) % shelves_.size()]; }

  const KeyRing& keys_;
  store::Database& database_;
  const std::size_t per_shelf_max_;
  std::array<Shelf, 16> shelves_;
};

}  // namespace rongxin::access
