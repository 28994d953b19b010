#include "http/plain_client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "platform/problem_catalogue.h"

namespace rongxin::http {

std::string PlainClient::Answer::header(std::string_view name) const {
  for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
    const std::string_view line = std::string_view(head).substr(at + 2, head.find("\r\n", at + 2) - at - 2);
    if (line.size() > name.size() && line[name.size()] == ':' &&
        strncasecmp(line.data(), name.data(), name.size()) == 0)
      return std::string(line.substr(std::min(name.size() + 2, line.size())));
  }
  return {};
}

bool PlainClient::connect() {
  if (socket_ >= 0) return true;
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{timeout_ms_ / 1000, timeout_ms_ % 1000 * 1000};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(port_);
  if (::inet_pton(AF_INET, host_.c_str(), &place.sin_addr) == 1 &&
      ::connect(socket_, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0)
    return true;
  const int why = errno;
  disconnect();
  errno = why;
  return false;
}

void PlainClient::disconnect() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  rest_.clear();
}

bool PlainClient::send_all(std::string_view octets) {
  while (!octets.empty()) {
    const ssize_t sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    octets.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

PlainClient::Answer PlainClient::lost(const char* at) {
  Answer answer;
  answer.body = std::string("no answer: ") + at + ": " + (errno == EAGAIN ? "timed out" : std::strerror(errno));
  disconnect();
  return answer;
}

PlainClient::Answer PlainClient::read_answer() {
  std::size_t end_of_head;
  char piece[16384];
  const auto read_more = [&] {
    const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
    if (got == 0) errno = ECONNRESET;
    if (got <= 0) return false;
    rest_.append(piece, static_cast<std::size_t>(got));
    return true;
  };
  while ((end_of_head = rest_.find("\r\n\r\n")) == std::string::npos)
    if (!read_more()) return lost("reading");
  Answer answer;
  answer.head = rest_.substr(0, end_of_head + 2);
  rest_.erase(0, end_of_head + 4);
  if (answer.head.size() > 12) std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
  std::size_t length = 0;
  const std::string declared = answer.header("Content-Length");
  std::from_chars(declared.data(), declared.data() + declared.size(), length);
  while (rest_.size() < length)
    if (!read_more()) return lost("reading");
  answer.body = rest_.substr(0, length);
  rest_.erase(0, length);
  if (answer.header("Connection") == "close") disconnect();
  return answer;
}

PlainClient::Answer PlainClient::request(std::string_view method, std::string_view path, std::string_view body,
                                         std::string_view headers) {
  if (!connect()) return lost("connecting");
  std::string text;
  text.reserve(256 + headers.size() + body.size());
  text.append(method)
      .append(" ")
      .append(path)
      .append(" HTTP/1.1\r\nHost: ")
      .append(host_)
      .append("\r\nContent-Length: ")
      .append(std::to_string(body.size()))
      .append("\r\n");
  if (!body.empty() && headers.find("Content-Type:") == std::string_view::npos)
    text.append("Content-Type: application/json\r\n");
  text.append(headers).append("\r\n").append(body);
  if (!send_all(text)) return lost("sending");
  return read_answer();
}

PlainClient::Answer PlainClient::raw(std::string_view octets) {
  if (!connect()) return lost("connecting");
  send_all(octets);  // a refusal may come before all is sent
  return read_answer();
}

Result<std::pair<std::string, std::uint16_t>> PlainClient::parse_address(const std::string& url) {
  const std::string scheme = "http://";
  const auto colon = url.rfind(':');
  if (!url.starts_with(scheme) || colon <= scheme.size())
    return Problem(problems::address_invalid, "", {{"address", url}});
  std::string host = url.substr(scheme.size(), colon - scheme.size());
  if (host == "localhost") host = "127.0.0.1";
  unsigned port = 0;
  const auto [end, failed] = std::from_chars(url.data() + colon + 1, url.data() + url.size(), port);
  if (failed != std::errc() || port == 0 || port > 65535)
    return Problem(problems::address_invalid, "", {{"address", url}});
  return std::pair(host, static_cast<std::uint16_t>(port));
}

}  // namespace rongxin::http
