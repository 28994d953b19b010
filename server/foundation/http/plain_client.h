#pragma once
// A small blocking HTTP/1.1 client for the commands that act as a child's phone would (replay, the
// load generator) and for tests. One connection, kept alive. No TLS: for addresses on this machine.
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/result.h"

namespace rongxin::http {

class PlainClient {
 public:
  struct Answer {
    int status = 0;  ///< 0: no answer came, `body` says why
    std::string head, body;
    std::string header(std::string_view name) const;
  };

  PlainClient(std::string host, std::uint16_t port, int timeout_ms = 30'000)
      : host_(std::move(host)), port_(port), timeout_ms_(timeout_ms) {}
  ~PlainClient() { disconnect(); }
  PlainClient(const PlainClient&) = delete;

  /// `headers` is whole lines ending in CRLF; a body is JSON unless they say otherwise. Connects (again) when needed;
  /// never sends twice by itself.
  Answer request(std::string_view method, std::string_view path, std::string_view body = {},
                 std::string_view headers = {});
  /// Octets as they are, for tests of broken requests; then reads one answer.
  Answer raw(std::string_view octets);
  void disconnect();

  /// "http://127.0.0.1:8080" -> host and port; Problem address_invalid.
  static Result<std::pair<std::string, std::uint16_t>> parse_address(const std::string& url);

 private:
  bool connect();
  bool send_all(std::string_view octets);
  Answer read_answer();
  Answer lost(const char* at);
  std::string host_;
  std::uint16_t port_;
  int timeout_ms_;
  int socket_ = -1;
  std::string rest_;
};

}  // namespace rongxin::http
