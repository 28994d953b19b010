#include "store/store_mark.h"
#include "sql/store.h"

namespace rongxin::store {

bool is_for_demonstration(Database& database, std::int64_t now_ms) {
  constexpr auto marking = SystemKey::because("the store says what it is before anybody is in it");
  struct Found {
    bool marked, used;
  };
  const auto found = database.read(marking, [&](Transaction& transaction) {
    return transaction.one(marking, sql::store::read_store_mark, [](const Row& row) {
      return Found{row.integer(0) != 0, row.integer(1) > 0};
    });
  });
  if (found && (found->marked || found->used)) return found->marked;
  return database
      .write(marking,
             [&](Transaction& transaction) -> Status {
               transaction.run(marking, sql::store::mark_demonstration, now_ms);
               return success();
             })
      .ok();
}

}  // namespace rongxin::store
