#pragma once
// The route table. A route cannot be written down without saying who may call it, what it shows
// and how often it may be called: Access has no default, so leaving it out does not compile.
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <variant>
#include <vector>

#include "access/caller.h"
#include "http/exchange.h"
#include "platform/result.h"

namespace rongxin::http {

/// Rows of the access table: what an answer of the route shows, as x-shows of the contract says
/// (tests/access/matrix_test.cpp).
enum class DataClass {
  none,
  staff_only,
  identity,
  roster,
  consent,
  completion,
  scores,
  item_answers,
  alert,
  aggregates
};

/// How often one address or session may call. `sign_in`: of codes that can be guessed only wrong ones cost; `token`:
/// what opens is too long to be guessed, or waits in a queue of its own, so nobody is ever refused for what others have
/// tried.
enum class Rate { sign_in, token, ordinary, answering, heavy };

/// Anyone, before any sign-in: nothing about a person may be in the answer.
struct Open {
  Rate rate;
};
/// A child with a ticket.
struct OwnSheet {
  Rate rate;
};
/// A session of staff whose second factor or post may still be missing.
struct SigningIn {
  Rate rate;
};
/// Staff at work in a post of one of these roles. Others get not_found.
struct StaffOf {
  std::vector<access::Role> roles;
  DataClass shows;
  Rate rate;
};

using OpenHandler = std::function<Response(const Request&)>;
using StaffHandler = std::function<Response(const Request&, const access::Caller&)>;
/// Runs on the event loop: must not block; answers later through the exchange.
using AnsweringHandler = std::function<void(Exchange, const access::Answerer&)>;

/// What a body may be. JSON cannot be sent by a form of a foreign page; a file can, and has the CSRF header instead.
enum class BodyKind { json, file };
/// Where a handler runs. Passwords cost 20 ms and 19 MiB each: they have threads of their own, and nobody waits behind
/// them.
enum class Work { ordinary, password };

struct Limits {
  std::size_t body_bytes_max = 64 * 1024;
  BodyKind body = BodyKind::json;
  Work work = Work::ordinary;
  /// Whom the request is about (a login): those about the same one wait behind each other. Null: the session.
  std::string (*line)(const Request&) = nullptr;
};

struct Route {
  Method method;
  std::string_view pattern;  ///< "/api/alerts/{id}"
  std::variant<Open, OwnSheet, SigningIn, StaffOf> access;
  std::variant<OpenHandler, StaffHandler, AnsweringHandler> handler;
  Limits limits = {};
};

Route open_route(Method, std::string_view pattern, Open, OpenHandler, Limits = {});
Route signing_in_route(Method, std::string_view pattern, SigningIn, OpenHandler, Limits = {});
Route staff_route(Method, std::string_view pattern, StaffOf, StaffHandler, Limits = {});
Route answering_route(Method, std::string_view pattern, OwnSheet, AnsweringHandler, Limits = {});

/// The cookie of a session of staff.
inline constexpr std::string_view session_cookie = "rongxin_session";

/// Turns credentials into callers; implemented by staff/ and screening/, joined in main.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  /// The post at work, from the session cookie; checks the CSRF header on anything but GET.
  virtual Result<access::Caller> staff(const Request&) = 0;
  /// From `Authorization: Ticket …`; only computes, never reads the store.
  virtual Result<access::Answerer> answerer(const Request&) = 0;
};

}  // namespace rongxin::http
