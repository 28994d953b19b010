#include "operations/slice.h"

namespace rongxin::operations {

http::Response file_response(const Operation& operation, File file) {
  http::Response response = http::Response::json(std::move(file.octets));
  response.content_type = operation.content;
  if (operation.content.starts_with("text/")) response.content_type += "; charset=utf-8";
  if (!file.name.empty())
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file.name + "\"");
  return response;
}

http::Route route_of(const Operation& operation,
                     std::variant<http::OpenHandler, http::StaffHandler, http::AnsweringHandler> handler) {
  const http::Limits limits{operation.octets_max, operation.body, operation.work};
  switch (operation.access) {
    case Access::open:
      return {operation.method, operation.path, http::Open{operation.rate}, std::move(handler), limits};
    case Access::own_sheet:
      return {operation.method, operation.path, http::OwnSheet{operation.rate}, std::move(handler), limits};
    case Access::signing_in:
      return {operation.method, operation.path, http::SigningIn{operation.rate}, std::move(handler), limits};
    case Access::staff: break;
  }
  return {operation.method, operation.path,
          http::StaffOf{{operation.roles.begin(), operation.roles.end()}, operation.shows, operation.rate},
          std::move(handler), limits};
}

Status log_read(const Services& services, const access::Caller& caller, const Operation& operation,
                const Shown& shown) {
  return services.database.write(caller, [&](store::StaffTransaction& transaction) -> Status {
    services.audit.append(transaction, audit::by(caller, operation.name, shown.subject().value, shown.detail()));
    return success();
  });
}

}  // namespace rongxin::operations
