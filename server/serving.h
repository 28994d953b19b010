#pragma once
#include <memory>
#include <vector>

#include "composition.h"
#include "http/server.h"

namespace rongxin {

/// All routes of all slices, joined with the composition.
std::vector<http::Route> all_routes(Composition& world, bool demo);

/// A running server over a composition.
class Serving {
 public:
  static Result<std::unique_ptr<Serving>> start(Composition& world, std::vector<http::WebFile> files, bool demo);
  ~Serving();
  std::uint16_t port() const;
  /// Lets running requests finish, then writes the last audit checkpoint.
  void stop();

 private:
  class Callers;
  explicit Serving(Composition& world);
  Composition& world_;
  std::unique_ptr<Callers> callers_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace rongxin
