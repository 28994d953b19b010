#include "store/statement.h"

#include "store/connection.h"

namespace rongxin::store {

void null_where_none_may_be(const StatementText& statement, int column) {
  throw StoreFault(StoreFault::Kind::broken,
                   std::string(statement.name) + ": column " + std::to_string(column) +
                       " is NULL; say so in the head of the statement (-- > BIGINT NULL name)");
}

}  // namespace rongxin::store
