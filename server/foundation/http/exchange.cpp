#include "http/exchange.h"

#include <boost/json.hpp>
#include <cassert>
#include <map>

#include "http/exchange_state.h"
#include "platform/utf8.h"

namespace rongxin::http {
namespace {

int hex_digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i] == '+' ? ' ' : text[i]);
    }
  }
  return out;
}

std::string_view Request::cookie(std::string_view name) const {
  std::string_view rest = header("Cookie");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    auto one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(name) && one.size() > name.size() && one[name.size()] == '=')
      return one.substr(name.size() + 1);
  }
  return {};
}

std::string Request::query_value(std::string_view name) const {
  std::string_view rest = query;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto equals = std::min(one.find('='), one.size());
    if (one.substr(0, equals) == name) {
      auto value = percent_decoded(one.substr(std::min(equals + 1, one.size())));
      return is_plain_utf8(value) ? value : std::string();
    }
  }
  return {};
}

std::string_view Request::language() const {
  const std::string asked = query_value("lang");
  if (asked == "en") return "en";
  if (asked == "zh-CN") return "zh-CN";
  return header("Accept-Language").starts_with("en") ? "en" : "zh-CN";
}

Response Response::json(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response Response::empty(int status) {
  Response response;
  response.status = status;
  response.content_type.clear();
  return response;
}

Response Response::problem(const Problem& problem, std::string_view language) {
  boost::json::object body{{"type", "about:blank#" + std::string(problem.kind->code)},
                           {"title", problem.text(language)},
                           {"status", problem.kind->http_status},
                           {"code", problem.kind->code}};
  if (!problem.field.empty()) body["field"] = problem.field;
  boost::json::object parameters;
  for (const auto& [name, value] : problem.parameters) {
    if (name == "incident") body["incident"] = value;
    parameters[name] = value;
  }
  if (!parameters.empty()) body["parameters"] = std::move(parameters);
  Response response;
  response.status = problem.kind->http_status;
  response.content_type = "application/problem+json; charset=utf-8";
  response.body = boost::json::serialize(body);
  for (const auto& [name, value] : problem.parameters)
    if (name == "retry_seconds") response.headers.emplace_back("Retry-After", value);
  return response;
}

const Request& Exchange::request() const { return state_->request(); }
unsigned Exchange::loop() const { return state_->loop().number; }

void Exchange::respond(Response response) {
  const bool again = state_->answered.exchange(true);
  assert(!again && "an exchange is answered once");
  if (again) return;
  state_->loop().post([state = state_, answer = std::make_shared<Response>(std::move(response))] {
    state->deliver(std::move(*answer));
  });
}

void respond_all(std::vector<std::pair<Exchange, Response>>&& answers) {
  std::map<Loop*, std::vector<std::pair<std::shared_ptr<Exchange::State>, Response>>> by_loop;
  for (auto& [exchange, response] : answers)
    if (!exchange.state_->answered.exchange(true))
      by_loop[&exchange.state_->loop()].emplace_back(exchange.state_, std::move(response));
  for (auto& [loop, list] : by_loop)
    loop->post([batch = std::make_shared<std::vector<std::pair<std::shared_ptr<Exchange::State>, Response>>>(
                    std::move(list))] {
      for (auto& [state, response] : *batch) state->deliver(std::move(response));
    });
}

}  // namespace rongxin::http
