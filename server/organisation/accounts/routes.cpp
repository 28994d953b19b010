#include "accounts/account_names.h"
#include "accounts/known_device.h"
#include "accounts/session_keeper.h"
#include "api/accounts.h"
#include "operations/slice.h"

namespace rongxin::accounts {
namespace {

using http::Request;
using http::Response;
using Rights = std::function<std::vector<std::string>(access::Role)>;

// A year: long enough for a desk, and it opens nothing.
void remember_device(const Request& request, const std::string& device, Response& response) {
  if (!device.empty())
    response.headers.emplace_back("Set-Cookie", std::string(device_cookie_name) + "=" + device +
                                                    "; Path=/api/staff; HttpOnly; SameSite=Strict; Max-Age=31536000" +
                                                    (request.secure ? "; Secure" : ""));
}

api::StaffSession told(const SessionView& view, const Rights& rights) {
  api::StaffSession out{
      .step = api::StaffSession::Step(view.step), .name = view.name, .csrf = view.csrf, .lock_ms = view.lock_ms};
  for (const auto& post : view.posts) {
    api::Post one{
        .post_id = post.post, .role = access::role_name(post.role), .unit_id = post.unit, .unit_name = post.unit_name};
    if (!post.until_on.empty()) one.until = post.until_on;
    if (post.post == view.post && post.post.value != 0) {
      out.post = one;
      for (const auto& right : rights(post.role)) out.rights.emplace_back(right);
    }
    out.posts.push_back(std::move(one));
  }
  if (!view.totp_uri.empty()) out.totp_uri = view.totp_uri;
  return out;
}

Response empty_or_problem(const Request& request, const Status& status) {
  return status.ok() ? Response::empty() : Response::problem(status.problem(), request.language());
}

/// What sign-in and session work with beside the keeper; a copy goes into each route.
struct SignIn {
  const Services& services;
  Rights rights;

  Response session(const Request& request, const Result<SessionView>& view) const {
    if (!view) return Response::problem(view.problem(), request.language());
    Response response = operations::answer<api::read_session>(services, request, told(*view, rights));
    remember_device(request, view->device, response);
    // Without Secure only where the page itself came over plain HTTP: the demo on the loopback.
    if (!view->token.empty())
      response.headers.emplace_back("Set-Cookie", std::string(cookie_name) + "=" + view->token +
                                                      "; Path=/api; HttpOnly; SameSite=Strict" +
                                                      (request.secure ? "; Secure" : ""));
    return response;
  }

  /// Binds what reads the body of `Op`: Result<SessionView> or Status (SessionKeeper&, const Request&, body).
  template <class Op, class Use>
  auto with(Use use) const {
    return [*this, use](SessionKeeper& keeper, const Request& request) {
      const auto in = Op::read(request, services.keys.public_id);
      if (!in) return Response::problem(in.problem(), request.language());
      const auto done = use(keeper, request, in->body);
      if constexpr (std::is_same_v<decltype(done), const Status>) return empty_or_problem(request, done);
      else return session(request, done);
    };
  }
};

// Tries for one login wait behind each other, so that who floods one of them keeps nobody else waiting.
std::string login_of(const Request& request) {
  JsonDocument document(request.body);
  return document.fault
             ? std::string()
             : normal_login(JsonObject(document, document.root()).string("login", login_typed_octets_max, false));
}

Response note_input(SessionKeeper& keeper, const Request& request) {
  const auto device = keeper.note_input(request);
  if (!device) return Response::problem(device.problem(), request.language());
  Response response = Response::empty();
  remember_device(request, *device, response);
  return response;
}

Response sign_out(SessionKeeper& keeper, const Request& request) {
  Response response = empty_or_problem(request, keeper.sign_out(request));
  if (response.status == 204)
    response.headers.emplace_back("Set-Cookie",
                                  std::string(cookie_name) + "=; Path=/api; HttpOnly; SameSite=Strict; Max-Age=0");
  return response;
}

}  // namespace

std::vector<http::Route> staff_routes(const Services& services, SessionKeeper& keeper, Rights rights) {
  const SignIn door{services, std::move(rights)};
  operations::Slice slice(services, keeper);
  slice
      .on<api::sign_in>(
          door.with<api::sign_in>([](SessionKeeper& with, const Request& request, const api::StaffSignIn& body) {
            return with.sign_in(request, body.login, body.password);
          }),
          login_of)
      .on<api::give_second_factor>(door.with<api::give_second_factor>(
          [](SessionKeeper& with, const Request& request, const api::SecondFactor& body) {
            return with.give_second_factor(request, body.code);
          }))
      .on<api::choose_post>(
          door.with<api::choose_post>([](SessionKeeper& with, const Request& request, const api::PostChoice& body) {
            return with.choose_post(request, body.post_id);
          }))
      .on<api::change_password>(door.with<api::change_password>(
          [](SessionKeeper& with, const Request& request, const api::PasswordChange& body) {
            return with.change_password(request, body.current, body.wanted);
          }))
      .on<api::unlock_session>(
          door.with<api::unlock_session>([](SessionKeeper& with, const Request& request, const api::Unlocking& body) {
            return with.unlock(request, body.password);
          }))
      .on<api::read_session>(
          [door](SessionKeeper& with, const Request& request) { return door.session(request, with.view(request)); })
      .on<api::lock_session>(
          [](SessionKeeper& with, const Request& request) { return empty_or_problem(request, with.lock(request)); })
      .on<api::note_input>(note_input)
      .on<api::sign_out>(sign_out);
  return slice.routes();
}

}  // namespace rongxin::accounts
