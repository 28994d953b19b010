#pragma once
// One connection, from its first octet to its last answer. For server.cpp only: with what they include the two are all
// that knows Beast.
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <deque>

#include "http/beast_request.h"
#include "http/body_budget.h"
#include "http/connection_loop.h"
#include "http/exchange_state.h"
#include "http/peer_address.h"
#include "http/plain_framing.h"
#include "http/response_head.h"
#include "http/router.h"
#include "platform/problem_catalogue.h"

namespace rongxin::http {

using tcp = asio::ip::tcp;
using Parser = beast::http::request_parser<beast::http::string_body>;

inline constexpr std::size_t header_bytes_max = 16 * 1024;
inline constexpr std::size_t unread_octets_max = 64 * 1024;
inline constexpr std::chrono::hours stream_lasts{24};
inline constexpr std::size_t linger_octets_max =
    32u << 20;  // read and thrown away so that a refused sender gets the answer
inline constexpr std::size_t file_octets_per_s_min = 128 * 1024;  // of a known caller: a school's line is slow
inline constexpr std::string_view go_on_and_send = "HTTP/1.1 100 Continue\r\n\r\n";

struct Shared {
  ServerOptions options;
  Router* router;
  std::optional<BodyBudget> bodies;
  unsigned connections_of_a_loop_max = 0, fresh_of_a_loop_max = 0;
  std::atomic<unsigned> connections{0}, streams{0};
};

/// The sender's end of an answer that stays open: outlives its connection without holding it.
template <class Connection>
class OpenStream final : public Stream {
 public:
  OpenStream(std::weak_ptr<Connection> connection, Loop& loop) : connection_(std::move(connection)), loop_(loop) {}
  bool send(std::string octets) override {
    const auto connection = connection_.lock();
    if (!connection || ended_) return false;
    if ((connection->unread += octets.size()) > unread_octets_max) {
      end();
      return false;
    }
    loop_.post([connection, octets = std::move(octets)]() mutable { connection->stream_out(std::move(octets)); });
    return true;
  }
  void end() override {
    ended_ = true;
    if (const auto connection = connection_.lock()) loop_.post([connection] { connection->close(); });
  }

 private:
  const std::weak_ptr<Connection> connection_;
  Loop& loop_;
  std::atomic<bool> ended_{false};
};

template <class Stream>
class Connection final : public ConnectionBase,
                         public Exchange::State,
                         public std::enable_shared_from_this<Connection<Stream>> {
 public:
  Connection(Stream&& stream, AsioLoop& loop, Shared& shared, std::string remote)
      : stream_(std::move(stream)),
        loop_(loop),
        shared_(shared),
        remote_(std::move(remote)),
        network_(network_of(remote_)) {
    ++shared_.connections;
    ++loop_.open;
    loop_.connections.insert(this);
  }
  ~Connection() override {
    let_go();
    loop_.connections.erase(this);
    --shared_.connections;
    if (streams_) --shared_.streams;
  }

  void start() {
    this->deadline = began_ + shared_.options.header_timeout;
    loop_.waiting.enter(this, network_, fresh_);
    if constexpr (secure)
      stream_.async_handshake(asio::ssl::stream_base::server, [self = this->shared_from_this()](auto failed) {
        if (!failed) self->read_header();
      });
    else read_header();
  }

  void close() override {
    boost::system::error_code ignored;
    lowest().close(ignored);
    let_go();
  }

  const Request& request() const override { return request_; }
  Loop& loop() override { return loop_; }
  void deliver(Response response) override { write(std::move(response)); }

  /// On the loop's thread: octets of an answer that stays open.
  void stream_out(std::string octets) {
    waiting_.push_back(std::move(octets));
    if (waiting_.size() == 1) write_next();
  }
  std::atomic<std::size_t> unread{0};

 private:
  static constexpr bool secure = !std::is_same_v<Stream, tcp::socket>;

  tcp::socket& lowest() {
    if constexpr (secure) return stream_.next_layer();
    else return stream_;
  }

  void let_go() {
    loop_.waiting.leave(this);
    if (open_) --loop_.open;
    open_ = false;
  }

  // The time for a header is counted once and not again with every octet: of a new connection from its beginning, of
  // one that is kept from the request's first octet.
  void read_header() {
    parser_.emplace();
    parser_->header_limit(header_bytes_max);
    parser_->body_limit(boost::none);
    request_.forget();
    this->busy = false;
    if (open_) loop_.waiting.enter(this, network_, fresh_);
    if (!fresh_)
      this->deadline =
          Clock::now() + (buffer_.size() > 0 ? shared_.options.header_timeout : shared_.options.idle_timeout);
    if (buffer_.size() > 0) return parse_header();
    stream_.async_read_some(buffer_.prepare(4096), [self = this->shared_from_this()](auto failed, std::size_t read) {
      if (failed) return;
      self->buffer_.commit(read);
      if (!self->fresh_) self->deadline = Clock::now() + self->shared_.options.header_timeout;
      self->parse_header();
    });
  }

  void parse_header() {
    beast::http::async_read_header(
        stream_, buffer_, *parser_,
        [self = this->shared_from_this()](auto failed, std::size_t) { self->header_read(failed); });
  }

  void header_read(boost::system::error_code failed) {
    if (failed == beast::http::error::header_limit) return refuse(431);
    if (failed && failed.category() == beast::http::make_error_code(beast::http::error::end_of_stream).category() &&
        failed != beast::http::error::end_of_stream)
      return refuse(400);
    if (failed) return;
    const auto& message = parser_->get();
    switch (message.method()) {
      case beast::http::verb::get:
      case beast::http::verb::head:
      case beast::http::verb::post:
      case beast::http::verb::put:
      case beast::http::verb::delete_: break;
      default: return refuse(405);
    }
    this->deadline = Clock::now() + shared_.options.request_timeout;
    keep_ = message.keep_alive();
    head_only_ = message.method() == beast::http::verb::head;
    request_.look_at(message);
    request_.announces_body = !parser_->is_done();
    request_.remote_address =
        remote_address(remote_, shared_.options.trusted_proxies, request_.header_lines("X-Forwarded-For"));
    request_.secure = secure || (by_trusted_proxy() && last_of(request_.header_lines("X-Forwarded-Proto")) == "https");
    match_ = shared_.router->match(request_.method, request_.path);
    request_.path_parameters = match_.parameters;
    if (!plainly_framed(request_, static_cast<int>(message.version()))) return refuse(400);
    if (auto refusal = shared_.router->refused_at_header(match_, request_)) return refuse(std::move(*refusal));
    if (!request_.announces_body) return whole();
    const std::size_t most = shared_.router->body_bytes_max(match_);
    if (parser_->content_length() && *parser_->content_length() > most) return too_large(most);
    if (!Router::asks_caller_first(match_)) return take_body(BodyBudget::Kind::anonymous, most);
    this->busy = true;
    loop_.waiting.leave(this);
    shared_.router->admit(match_, request_, [self = this->shared_from_this(), most](std::optional<Response> refusal) {
      self->loop_.post([self, most, refusal = std::move(refusal)]() mutable {
        self->busy = false;
        if (refusal) return self->refuse(std::move(*refusal));
        const std::size_t octets = self->parser_->content_length() ? *self->parser_->content_length() : most;
        self->deadline =
            Clock::now() + self->shared_.options.request_timeout + std::chrono::seconds(octets / file_octets_per_s_min);
        self->take_body(BodyBudget::Kind::known, most);
      });
    });
  }

  // Bodies of children who hold a ticket were asked for it in refused_at_header.
  void take_body(BodyBudget::Kind kind, std::size_t most) {
    const std::size_t octets = parser_->content_length() ? *parser_->content_length() : most;
    if (kind == BodyBudget::Kind::anonymous && Router::by_ticket(match_)) kind = BodyBudget::Kind::known;
    if (kind == BodyBudget::Kind::known && octets > BodyBudget::file_bytes_min) kind = BodyBudget::Kind::file;
    share_ = shared_.bodies->take(kind, octets);
    if (!share_)
      return refuse(Response::problem({problems::over_capacity, "", {{"position", "1"}, {"retry_seconds", "10"}}},
                                      request_.language()));
    parser_->body_limit(most);
    if (request_.header("Expect").empty()) return read_body(most);
    asio::async_write(stream_, asio::buffer(go_on_and_send),
                      [self = this->shared_from_this(), most](auto failed, std::size_t) {
                        if (!failed) self->read_body(most);
                      });
  }

  void read_body(std::size_t most) {
    beast::http::async_read(stream_, buffer_, *parser_,
                            [self = this->shared_from_this(), most](auto broken, std::size_t) {
                              if (broken == beast::http::error::body_limit) return self->too_large(most);
                              if (!broken) self->whole();
                            });
  }

  void whole() {
    fresh_ = false;
    loop_.waiting.leave(this);
    request_.adopt(parser_->release());
    // The match's views pointed into the parser's message: point them into the request's.
    match_ = shared_.router->match(request_.method, request_.path);
    request_.path_parameters = match_.parameters;
    this->busy = true;
    this->answered = false;
    shared_.router->dispatch(match_, Exchange(std::static_pointer_cast<Exchange::State>(this->shared_from_this())));
  }

  bool by_trusted_proxy() const {
    const auto& trusted = shared_.options.trusted_proxies;
    return std::any_of(trusted.begin(), trusted.end(),
                       [&](const std::string& one) { return plain_address(one) == remote_; });
  }

  static std::string_view last_of(const std::vector<std::string_view>& lines) {
    if (lines.empty()) return {};
    std::string_view last = lines.back().substr(lines.back().rfind(',') + 1);
    while (last.starts_with(' ')) last.remove_prefix(1);
    return last;
  }

  void too_large(std::size_t most) {
    refuse(Response::problem({problems::body_too_large,
                              "",
                              {{"limit_mib", most < 1024 * 1024 ? "0." + std::to_string(most * 10 / 1024 / 1024 + 1)
                                                                : std::to_string(most / 1024 / 1024)}}},
                             request_.language()));
  }

  // Answered by what the header says; a body that was announced is never read.
  void refuse(Response response) {
    if (request_.announces_body) {
      keep_ = false;
      linger_ = true;
    }
    write(std::move(response));
  }

  void refuse(int status) {
    request_.announces_body = true;  // nobody knows where the next request would begin
    refuse(Response::empty(status));
  }

  void write(Response response) {
    if (response.stays_open && shared_.streams >= shared_.options.streams_max)
      response = Response::problem({problems::over_capacity, "", {{"position", "1"}, {"retry_seconds", "60"}}},
                                   request_.language());
    answer_ = std::move(response);
    if (answer_.stays_open && !head_only_) return begin_stream();
    keep_ = keep_ && !loop_.draining;
    const std::string& body = answer_.shared_body ? *answer_.shared_body : answer_.body;
    head_ = response_head(answer_, body.size(), keep_, secure, request_.path.starts_with("/api/"));
    request_.drop_body();
    share_ = {};
    if (open_) loop_.waiting.enter(this, network_, fresh_);
    this->busy = false;
    this->deadline = Clock::now() + shared_.options.request_timeout;
    if (body.size() < 16 * 1024 && !head_only_) head_ += body;
    const std::array<asio::const_buffer, 2> parts{
        asio::buffer(head_), body.size() < 16 * 1024 || head_only_ ? asio::const_buffer() : asio::buffer(body)};
    asio::async_write(stream_, parts, [self = this->shared_from_this()](auto failed, std::size_t) {
      if (failed) return;
      if (self->keep_) return self->read_header();
      self->finish();
    });
  }

  void begin_stream() {
    streams_ = true;
    ++shared_.streams;
    this->busy = false;  // an end of the server does not wait for it
    request_.drop_body();
    share_ = {};
    loop_.waiting.leave(this);
    stream_out(response_head(answer_, std::nullopt, false, secure, true));
    unread += waiting_.front().size();
    notice_leaving();
    answer_.stays_open(std::make_shared<OpenStream<Connection>>(this->weak_from_this(), loop_));
    answer_.stays_open = {};
  }

  void write_next() {
    this->deadline = Clock::now() + shared_.options.request_timeout;
    asio::async_write(stream_, asio::buffer(waiting_.front()),
                      [self = this->shared_from_this()](auto failed, std::size_t) {
                        if (failed) return self->close();
                        self->unread -= self->waiting_.front().size();
                        self->waiting_.pop_front();
                        self->deadline = Clock::now() + stream_lasts;
                        if (!self->waiting_.empty()) self->write_next();
                      });
  }

  // Nothing is expected from the reader of a stream but that it goes.
  void notice_leaving() {
    stream_.async_read_some(asio::buffer(ignored_), [self = this->shared_from_this()](auto failed, std::size_t) {
      if (failed) return self->close();
      self->notice_leaving();
    });
  }

  // A client that still sends its body would lose the answer in a reset: take a little more, then close.
  void finish() {
    boost::system::error_code ignored;
    lowest().shutdown(tcp::socket::shutdown_send, ignored);
    if (!linger_ || drained_ > linger_octets_max) return;
    buffer_.clear();
    lowest().async_read_some(buffer_.prepare(65536), [self = this->shared_from_this()](auto failed, std::size_t read) {
      self->drained_ += read;
      if (!failed) self->finish();
    });
  }

  Stream stream_;
  AsioLoop& loop_;
  Shared& shared_;
  std::string remote_, network_;
  const Clock::time_point began_ = Clock::now();
  bool open_ = true, fresh_ = true;  ///< its socket is; it has never sent a whole request
  BodyBudget::Share share_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  BeastRequest request_;
  Router::Match match_;
  Response answer_;
  std::string head_;
  std::size_t drained_ = 0;
  bool keep_ = true, linger_ = false, head_only_ = false, streams_ = false;
  std::deque<std::string> waiting_;
  std::array<char, 64> ignored_{};
};

// The last handle may be let go by a worker or the writer, but a connection belongs to its loop and
// ends there.
template <class Stream>
std::shared_ptr<Connection<Stream>> make_connection(Stream stream, AsioLoop& loop, Shared& shared, std::string remote) {
  return {new Connection<Stream>(std::move(stream), loop, shared, std::move(remote)),
          [&loop](Connection<Stream>* ended) {
            if (loop.context.get_executor().running_in_this_thread()) delete ended;
            else asio::post(loop.context, [owned = std::unique_ptr<Connection<Stream>>(ended)] {});
          }};
}

}  // namespace rongxin::http
