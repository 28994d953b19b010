#pragma once
#include <memory>
#include <vector>

#include "approvals/proposal_kinds.h"
#include "composition.h"
#include "http/server.h"

namespace rongxin {

/// What a role may call, as operation ids of the contract: pages hide what is not among them.
std::vector<std::string> rights_of(access::Role role);

/// A running server over a composition: all routes of all slices, and the workers beside them.
class Serving {
 public:
  static Result<std::unique_ptr<Serving>> start(Composition& world, std::vector<http::WebFile> files, bool demo);
  ~Serving();
  std::uint16_t port() const;
  /// One round of counting and closing, now.
  void count_now();
  /// Carries out what alerts have due, and the messages of it, now; the number of both.
  int call_now();
  /// From here on nobody is called, no message leaves and nothing is counted by itself, only by `call_now`, `count_now`
  /// and `board_now` (tests: whose turn it is does not depend on the load).
  void hold_rounds();
  /// Tells open pages what has changed, now.
  void tell_now();
  /// Counts for boards, and clocks by pseudonym, now.
  void board_now();
  /// What a second person may confirm, by the slices that carry it out.
  std::vector<approvals::Kind> proposal_kinds();
  /// The route table as it is served.
  std::vector<http::Route> routes();
  /// Lets running requests finish, then closes the store.
  void stop();

 private:
  class Callers;
  Serving(Composition& world, bool demo);
  Composition& world_;
  std::unique_ptr<Callers> callers_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace rongxin
