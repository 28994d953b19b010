#pragma once
// A request as Beast reads it, seen through the facade. For connection.h only.
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "http/exchange.h"

namespace rongxin::http {

namespace beast = boost::beast;

class BeastRequest final : public Request {
 public:
  using Message = beast::http::request<beast::http::string_body>;
  std::string_view header(std::string_view name) const override {
    if (head_ == nullptr) return {};
    const auto found = head_->find(beast::string_view(name.data(), name.size()));
    return found == head_->end() ? std::string_view() : std::string_view(found->value().data(), found->value().size());
  }
  std::vector<std::string_view> header_lines(std::string_view name) const override {
    std::vector<std::string_view> values;
    if (head_ == nullptr) return values;
    const auto range = head_->equal_range(beast::string_view(name.data(), name.size()));
    for (auto one = range.first; one != range.second; ++one)
      values.emplace_back(one->value().data(), one->value().size());
    return values;
  }
  /// The header stands in the parser as yet.
  void look_at(const Message::header_type& head) {
    head_ = &head;
    switch (head.method()) {
      case beast::http::verb::post: method = Method::post; break;
      case beast::http::verb::put: method = Method::put; break;
      case beast::http::verb::delete_: method = Method::del; break;
      default: method = Method::get;
    }
    const std::string_view target(head.target().data(), head.target().size());
    const auto mark = std::min(target.find('?'), target.size());
    path = target.substr(0, mark);
    query = target.substr(std::min(mark + 1, target.size()));
  }
  void adopt(Message&& received) {
    message_ = std::move(received);
    look_at(message_);
    body = message_.body();
  }
  void drop_body() {
    body = {};
    std::string().swap(message_.body());
  }
  void forget() {
    head_ = nullptr;
    path = query = body = {};
    path_parameters = {};
  }

 private:
  const Message::header_type* head_ = nullptr;
  Message message_;
};

}  // namespace rongxin::http
