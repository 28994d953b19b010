#pragma once
#include <string>

#include "platform/result.h"

namespace rongxin::store {

/// Makes or upgrades the schema. On PostgreSQL the url names the owner of the tables; `server_role`
/// gets exactly what the server needs: no DDL, and of the audit only reading and adding.
Result<int> prepare_store(const std::string& url, const std::string& server_role);

}  // namespace rongxin::store
