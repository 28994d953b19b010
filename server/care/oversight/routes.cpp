#include "oversight/routes.h"

#include "operations/slice.h"

namespace rongxin::oversight {

std::vector<http::Route> county_routes(const Services& tools) {
  operations::Slice slice(tools);
  slice.on<api::list_clocks>(open_clocks)
      .on<api::ask_for_support>(ask_for_support)
      .on<api::withdraw_support_request>(withdraw_support)
      .on<api::lend_support>(lend_support)
      .on<api::read_city_board>(board);
  return slice.routes();
}

}  // namespace rongxin::oversight
