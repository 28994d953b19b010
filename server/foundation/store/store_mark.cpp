#include "store/store_mark.h"

#include "sql/store/mark_demonstration.h"
#include "sql/store/read_store_mark.h"

namespace rongxin::store {

bool is_for_demonstration(Database& database, std::int64_t now_ms) {
  constexpr auto marking = SystemKey::because("the store says what it is before anybody is in it");
  struct Found {
    bool marked, used;
  };
  const auto found = database.read(marking, [&](Transaction& transaction) {
    return transaction.one(marking, sql::store::read_store_mark{}, [](const auto& row) {
      return Found{row.marked_at_ms() != 0, row.rows() > 0};
    });
  });
  if (found && (found->marked || found->used)) return found->marked;
  return database
      .write(marking,
             [&](Transaction& transaction) -> Status {
               transaction.run(marking, sql::store::mark_demonstration{.now_ms = now_ms});
               return success();
             })
      .ok();
}

}  // namespace rongxin::store
