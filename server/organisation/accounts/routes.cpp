#include <boost/json.hpp>

#include "accounts/account_names.h"
#include "accounts/known_device.h"
#include "accounts/session_keeper.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"

namespace rongxin::accounts {
namespace {

using http::Method;
using http::Rate;
using http::Request;
using http::Response;
using Rights = std::function<std::vector<std::string>(access::Role)>;

boost::json::object post_json(const PostChoice& post) {
  boost::json::object one{{"post_id", std::to_string(post.post.value)},
                          {"role", access::role_name(post.role)},
                          {"unit_id", std::to_string(post.unit.value)},
                          {"unit_name", post.unit_name}};
  if (!post.until_on.empty()) one["until"] = post.until_on;
  return one;
}

// A year: long enough for a desk, and it opens nothing.
void remember_device(const Request& request, const std::string& device, Response& response) {
  if (!device.empty())
    response.headers.emplace_back("Set-Cookie", std::string(device_cookie_name) + "=" + device +
                                                    "; Path=/api/staff; HttpOnly; SameSite=Strict; Max-Age=31536000" +
                                                    (request.secure ? "; Secure" : ""));
}

Response session_response(const Request& request, const Result<SessionView>& view, const Rights& rights) {
  if (!view) return Response::problem(view.problem(), request.language());
  boost::json::array posts, may;
  boost::json::object body{{"step", view->step}, {"name", view->name}, {"csrf", view->csrf}};
  for (const auto& post : view->posts) {
    posts.push_back(post_json(post));
    if (post.post != view->post || view->post.value == 0) continue;
    body["post"] = post_json(post);
    for (const auto& right : rights(post.role)) may.push_back(boost::json::value(right));
  }
  body["posts"] = std::move(posts);
  body["rights"] = std::move(may);
  body["lock_ms"] = view->lock_ms;
  if (!view->totp_uri.empty()) body["totp_uri"] = view->totp_uri;
  Response response = Response::json(boost::json::serialize(body));
  remember_device(request, view->device, response);
  // Without Secure only where the page itself came over plain HTTP: the demo on the loopback.
  if (!view->token.empty())
    response.headers.emplace_back("Set-Cookie", std::string(cookie_name) + "=" + view->token +
                                                    "; Path=/api; HttpOnly; SameSite=Strict" +
                                                    (request.secure ? "; Secure" : ""));
  return response;
}

// Tries for one login wait behind each other, so that who floods one of them keeps nobody else waiting.
std::string login_of(const Request& request) {
  JsonDocument document(request.body);
  return document.fault
             ? std::string()
             : normal_login(JsonObject(document, document.root()).string("login", login_typed_octets_max, false));
}

}  // namespace

std::vector<http::Route> staff_routes(SessionKeeper& keeper, Rights rights) {
  const auto sign_in = [&keeper, rights](const Request& request) {
    JsonDocument document(request.body);
    std::string login, password;
    if (!document.fault) {
      const JsonObject root(document, document.root());
      root.only({"login", "password"});
      login = root.string("login", login_typed_octets_max);
      password = root.string("password", 256);
    }
    if (document.fault) return Response::problem(*document.fault, request.language());
    return session_response(request, keeper.sign_in(request, login, password), rights);
  };
  const auto second_factor = [&keeper, rights](const Request& request) {
    JsonDocument document(request.body);
    std::string code;
    if (!document.fault) {
      const JsonObject root(document, document.root());
      root.only({"code"});
      code = root.string("code", 8);
    }
    if (document.fault) return Response::problem(*document.fault, request.language());
    return session_response(request, keeper.give_second_factor(request, code), rights);
  };
  const auto choose = [&keeper, rights](const Request& request) {
    JsonDocument document(request.body);
    std::string post;
    if (!document.fault) {
      const JsonObject root(document, document.root());
      root.only({"post_id"});
      post = root.string("post_id", 18);
      if (post.empty() || post.find_first_not_of("0123456789") != std::string::npos) root.refuse("post_id", "digits");
    }
    if (document.fault) return Response::problem(*document.fault, request.language());
    return session_response(request, keeper.choose_post(request, PostId(plain_number(post))), rights);
  };
  const auto change_password = [&keeper, rights](const Request& request) {
    JsonDocument document(request.body);
    std::string now, wanted;
    if (!document.fault) {
      const JsonObject root(document, document.root());
      root.only({"current", "wanted"});
      now = root.string("current", 256);
      wanted = root.string("wanted", 256);
    }
    if (document.fault) return Response::problem(*document.fault, request.language());
    return session_response(request, keeper.change_password(request, now, wanted), rights);
  };
  const auto unlock = [&keeper](const Request& request) {
    JsonDocument document(request.body);
    std::string password;
    if (!document.fault) {
      const JsonObject root(document, document.root());
      root.only({"password"});
      password = root.string("password", 256);
    }
    if (document.fault) return Response::problem(*document.fault, request.language());
    const Status open = keeper.unlock(request, password);
    return open.ok() ? Response::empty(204) : Response::problem(open.problem(), request.language());
  };
  const auto view = [&keeper, rights](const Request& request) {
    return session_response(request, keeper.view(request), rights);
  };
  const auto lock = [&keeper](const Request& request) {
    const auto done = keeper.lock(request);
    return done ? Response::empty() : Response::problem(done.problem(), request.language());
  };
  const auto input = [&keeper](const Request& request) {
    const auto device = keeper.note_input(request);
    if (!device) return Response::problem(device.problem(), request.language());
    Response response = Response::empty();
    remember_device(request, *device, response);
    return response;
  };
  const auto sign_out = [&keeper](const Request& request) {
    const auto done = keeper.sign_out(request);
    if (!done) return Response::problem(done.problem(), request.language());
    Response response = Response::empty();
    response.headers.emplace_back("Set-Cookie",
                                  std::string(cookie_name) + "=; Path=/api; HttpOnly; SameSite=Strict; Max-Age=0");
    return response;
  };
  return {
      http::open_route(Method::post, "/api/staff/sign-in", {Rate::token}, sign_in,
                       {2048, http::BodyKind::json, http::Work::password, login_of}),
      http::signing_in_route(Method::post, "/api/staff/second-factor", {Rate::ordinary}, second_factor, {2048}),
      http::signing_in_route(Method::post, "/api/staff/post", {Rate::ordinary}, choose, {2048}),
      http::signing_in_route(Method::put, "/api/staff/password", {Rate::ordinary}, change_password,
                             {2048, http::BodyKind::json, http::Work::password}),
      http::signing_in_route(Method::post, "/api/staff/lock", {Rate::ordinary}, lock, {2048}),
      http::signing_in_route(Method::post, "/api/staff/input", {Rate::ordinary}, input, {2048}),
      http::signing_in_route(Method::post, "/api/staff/unlock", {Rate::ordinary}, unlock,
                             {2048, http::BodyKind::json, http::Work::password}),
      http::signing_in_route(Method::get, "/api/staff/session", {Rate::ordinary}, view),
      http::signing_in_route(Method::post, "/api/staff/sign-out", {Rate::ordinary}, sign_out, {2048}),
  };
}

}  // namespace rongxin::accounts
