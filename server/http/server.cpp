// The only file that includes Beast; with TLS it takes most of a minute to compile.
#include "http/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <deque>
#include <thread>
#include <unordered_set>

#include "http/exchange_state.h"
#include "http/router.h"
#include "platform/log.h"
#include "platform/problem_catalogue.h"

namespace rongxin::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using Parser = beast::http::request_parser<beast::http::string_body>;

constexpr std::size_t header_bytes_max = 16 * 1024;
constexpr std::chrono::milliseconds sweep_every{500}, accept_again_after{100};
constexpr std::size_t unread_octets_max = 64 * 1024;
constexpr std::chrono::hours stream_lasts{24};
constexpr std::size_t linger_octets_max = 32u << 20;  // read and thrown away so that a refused sender gets the answer

struct ConnectionBase {
  virtual ~ConnectionBase() = default;
  virtual void close() = 0;
  Clock::time_point deadline;
  bool busy = false;  ///< an answer is being made: the deadline rests
};

class AsioLoop final : public Loop {
 public:
  explicit AsioLoop(unsigned place) : timer(context), retry(context) { number = place; }
  void post(std::function<void()> task) override {
    if (context.get_executor().running_in_this_thread()) task();
    else asio::post(context, std::move(task));
  }
  std::unordered_set<ConnectionBase*> connections;  // outlives the context, whose handlers hold connections
  asio::io_context context{1};
  asio::steady_timer timer, retry;
  std::thread thread;
  bool draining = false;
};

class BeastRequest final : public Request {
 public:
  std::string_view header(std::string_view name) const override {
    const auto found = message.find(beast::string_view(name.data(), name.size()));
    return found == message.end() ? std::string_view() : std::string_view(found->value().data(), found->value().size());
  }
  void adopt(beast::http::request<beast::http::string_body>&& received) {
    message = std::move(received);
    switch (message.method()) {
      case beast::http::verb::post: method = Method::post; break;
      case beast::http::verb::put: method = Method::put; break;
      case beast::http::verb::delete_: method = Method::del; break;
      default: method = Method::get;
    }
    const std::string_view target(message.target().data(), message.target().size());
    const auto mark = std::min(target.find('?'), target.size());
    path = target.substr(0, mark);
    query = target.substr(std::min(mark + 1, target.size()));
    body = message.body();
  }
  beast::http::request<beast::http::string_body> message;
};

std::string_view reason_of(int status) {
  const auto reason = beast::http::obsolete_reason(static_cast<beast::http::status>(status));
  return {reason.data(), reason.size()};
}

std::string header_text(const Response& response, std::optional<std::size_t> body_octets, bool keep, bool secure, bool api) {
  std::string text;
  text.reserve(512);
  text.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason_of(response.status)).append("\r\n");
  if (!response.content_type.empty()) text.append("Content-Type: ").append(response.content_type).append("\r\n");
  if (body_octets) text.append("Content-Length: ").append(std::to_string(*body_octets)).append("\r\n");
  text.append("X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n");
  if (api) text.append("Cache-Control: no-store\r\n");
  else
    text.append("Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'\r\n");
  if (secure) text.append("Strict-Transport-Security: max-age=31536000\r\n");
  for (const auto& [name, value] : response.headers) text.append(name).append(": ").append(value).append("\r\n");
  if (!keep) text.append("Connection: close\r\n");
  return text.append("\r\n");
}

struct Shared {
  ServerOptions options;
  Router* router;
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
class Connection final : public ConnectionBase, public Exchange::State, public std::enable_shared_from_this<Connection<Stream>> {
 public:
  Connection(Stream&& stream, AsioLoop& loop, Shared& shared, std::string remote)
      : stream_(std::move(stream)), loop_(loop), shared_(shared), remote_(std::move(remote)) {
    ++shared_.connections;
    loop_.connections.insert(this);
  }
  ~Connection() override {
    loop_.connections.erase(this);
    --shared_.connections;
    if (streams_) --shared_.streams;
  }

  void start() {
    if constexpr (secure) {
      this->deadline = Clock::now() + shared_.options.request_timeout;
      stream_.async_handshake(asio::ssl::stream_base::server, [self = this->shared_from_this()](auto failed) { if (!failed) self->read_header(); });
    } else {
      read_header();
    }
  }

  void close() override {
    boost::system::error_code ignored;
    lowest().close(ignored);
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

  void read_header() {
    parser_.emplace();
    parser_->header_limit(header_bytes_max);
    parser_->body_limit(boost::none);
    this->busy = false;
    this->deadline = Clock::now() + (buffer_.size() > 0 ? shared_.options.request_timeout : shared_.options.idle_timeout);
    beast::http::async_read_header(stream_, buffer_, *parser_, [self = this->shared_from_this()](auto failed, std::size_t) { self->header_read(failed); });
  }

  void header_read(boost::system::error_code failed) {
    if (failed == beast::http::error::header_limit) return refuse(431);
    if (failed && failed.category() == beast::http::make_error_code(beast::http::error::end_of_stream).category() && failed != beast::http::error::end_of_stream) return refuse(400);
    if (failed) return;
    this->deadline = Clock::now() + shared_.options.request_timeout;
    const auto& message = parser_->get();
    Method method = Method::get;
    switch (message.method()) {
      case beast::http::verb::get:
      case beast::http::verb::head: break;
      case beast::http::verb::post: method = Method::post; break;
      case beast::http::verb::put: method = Method::put; break;
      case beast::http::verb::delete_: method = Method::del; break;
      default: return refuse(405);
    }
    const std::string_view target(message.target().data(), message.target().size());
    match_ = shared_.router->match(method, target.substr(0, target.find('?')));
    const std::size_t most = shared_.router->body_bytes_max(match_);
    if (parser_->content_length() && *parser_->content_length() > most) return too_large(most);
    parser_->body_limit(most);
    if (parser_->is_done()) return whole();
    beast::http::async_read(stream_, buffer_, *parser_, [self = this->shared_from_this(), most](auto broken, std::size_t) {
      if (broken == beast::http::error::body_limit) return self->too_large(most);
      if (!broken) self->whole();
    });
  }

  void whole() {
    keep_ = parser_->get().keep_alive();
    head_only_ = parser_->get().method() == beast::http::verb::head;
    request_.adopt(parser_->release());
    request_.remote_address = remote_of_request();
    request_.secure = secure || (by_trusted_proxy() && request_.header("X-Forwarded-Proto") == "https");
    // The match's views pointed into the parser's message: point them into the request's.
    match_ = shared_.router->match(request_.method, request_.path);
    request_.path_parameters = match_.parameters;
    this->busy = true;
    this->answered = false;
    shared_.router->dispatch(match_, Exchange(std::static_pointer_cast<Exchange::State>(this->shared_from_this())));
  }

  bool by_trusted_proxy() const {
    const auto& trusted = shared_.options.trusted_proxies;
    return std::find(trusted.begin(), trusted.end(), remote_) != trusted.end();
  }

  std::string remote_of_request() const {
    if (!by_trusted_proxy()) return remote_;
    const auto forwarded = request_.header("X-Forwarded-For");
    return forwarded.empty() ? remote_ : std::string(forwarded.substr(forwarded.rfind(' ') + 1));
  }

  void too_large(std::size_t most) {
    keep_ = false;
    linger_ = true;
    request_.adopt(parser_->release());
    write(Response::problem({problems::body_too_large, "", {{"limit_mib", most < 1024 * 1024 ? "0." + std::to_string(most * 10 / 1024 / 1024 + 1) : std::to_string(most / 1024 / 1024)}}}, request_.language()));
  }

  void refuse(int status) {
    keep_ = false;
    linger_ = true;
    write(Response::empty(status));
  }

  void write(Response response) {
    if (response.stays_open && shared_.streams >= shared_.options.streams_max) response = Response::problem({problems::over_capacity, "", {{"position", "1"}, {"retry_seconds", "60"}}}, request_.language());
    answer_ = std::move(response);
    if (answer_.stays_open && !head_only_) return begin_stream();
    keep_ = keep_ && !loop_.draining;
    const std::string& body = answer_.shared_body ? *answer_.shared_body : answer_.body;
    head_ = header_text(answer_, body.size(), keep_, secure, request_.path.starts_with("/api/"));
    this->busy = false;
    this->deadline = Clock::now() + shared_.options.request_timeout;
    if (body.size() < 16 * 1024 && !head_only_) head_ += body;
    const std::array<asio::const_buffer, 2> parts{asio::buffer(head_), body.size() < 16 * 1024 || head_only_ ? asio::const_buffer() : asio::buffer(body)};
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
    stream_out(header_text(answer_, std::nullopt, false, secure, true));
    unread += waiting_.front().size();
    notice_leaving();
    answer_.stays_open(std::make_shared<OpenStream<Connection>>(this->weak_from_this(), loop_));
    answer_.stays_open = {};
  }

  void write_next() {
    this->deadline = Clock::now() + shared_.options.request_timeout;
    asio::async_write(stream_, asio::buffer(waiting_.front()), [self = this->shared_from_this()](auto failed, std::size_t) {
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
  std::string remote_;
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
  return {new Connection<Stream>(std::move(stream), loop, shared, std::move(remote)), [&loop](Connection<Stream>* ended) {
            if (loop.context.get_executor().running_in_this_thread()) delete ended;
            else asio::post(loop.context, [owned = std::unique_ptr<Connection<Stream>>(ended)] {});
          }};
}

class BeastServer final : public Server {
 public:
  BeastServer(ServerOptions options, std::vector<Route> routes, std::vector<WebFile> files, Authenticator& authenticator)
      : workers_(options.worker_threads, options.waiting_requests_max), router_(std::move(routes), std::move(files), authenticator, workers_) {
    shared_.options = std::move(options);
    shared_.router = &router_;
  }
  ~BeastServer() override { stop(std::chrono::milliseconds(0)); }

  Status open() {
    const auto& options = shared_.options;
    if (!options.tls_certificate_file.empty()) {
      try {
        tls_.emplace(asio::ssl::context::tls_server);
        tls_->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
        tls_->use_certificate_chain_file(options.tls_certificate_file);
        tls_->use_private_key_file(options.tls_key_file, asio::ssl::context::pem);
      } catch (const boost::system::system_error& e) {
        return Problem(problems::tls_files_invalid, "", {{"detail", e.what()}});
      }
    }
    port_ = options.port;
    for (unsigned i = 0; i < std::max(1u, options.loops); ++i) {
      loops_.push_back(std::make_unique<AsioLoop>(i));
      RONGXIN_CHECK(listen(*loops_.back()));
    }
    for (auto& loop : loops_) {
      accept(*loop, *acceptors_[loop->number]);
      sweep(*loop);
      loop->thread = std::thread([context = &loop->context] { context->run(); });
    }
    return success();
  }

  std::uint16_t port() const override { return port_; }

  void stop(std::chrono::milliseconds drain) override {
    if (stopped_) return;
    stopped_ = true;
    for (auto& loop : loops_)
      asio::post(loop->context, [this, l = loop.get()] {
        boost::system::error_code ignored;
        acceptors_[l->number]->close(ignored);
        l->draining = true;
      });
    const auto until = Clock::now() + drain;
    while (shared_.connections > 0 && Clock::now() < until) close_connections(false);
    workers_.stop();
    // Answers that the writer still owes hold their connections: the loops outlive the last of them.
    while (shared_.connections > 0) close_connections(true);
    for (auto& loop : loops_) {
      asio::post(loop->context, [l = loop.get()] { l->context.stop(); });
      if (loop->thread.joinable()) loop->thread.join();
    }
  }

 private:
  void close_connections(bool busy_too) {
    for (auto& loop : loops_)
      asio::post(loop->context, [l = loop.get(), busy_too] {
        for (auto* connection : std::vector(l->connections.begin(), l->connections.end()))
          if (busy_too || !connection->busy) connection->close();
      });
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }

  Status listen(AsioLoop& loop) {
    boost::system::error_code failed;
    auto& acceptor = acceptors_.emplace_back(std::make_unique<tcp::acceptor>(loop.context));
    const tcp::endpoint place(asio::ip::make_address(shared_.options.address, failed), port_);
    if (!failed) acceptor->open(place.protocol(), failed);
    // The first loop takes the port alone, so that a second server on it is noticed; then the loops share it.
    if (loop.number == 0 && port_ != 0) {
      tcp::acceptor probe(loop.context);
      probe.open(place.protocol(), failed);
      probe.set_option(asio::socket_base::reuse_address(true), failed);
      probe.bind(place, failed);
      if (failed) return Problem(problems::port_in_use, "", {{"port", std::to_string(port_)}, {"detail", failed.message()}});
    }
    acceptor->set_option(asio::socket_base::reuse_address(true), failed);
    acceptor->set_option(asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true), failed);
    acceptor->bind(place, failed);
    if (!failed) acceptor->listen(4096, failed);
    if (failed) return Problem(problems::port_in_use, "", {{"port", std::to_string(port_)}, {"detail", failed.message()}});
    port_ = acceptor->local_endpoint().port();
    return success();
  }

  void accept(AsioLoop& loop, tcp::acceptor& acceptor) {
    acceptor.async_accept(loop.context, [this, &loop, &acceptor](boost::system::error_code failed, tcp::socket socket) {
      if (failed == asio::error::operation_aborted || !acceptor.is_open()) return;
      if (!failed && shared_.connections < shared_.options.connections_max) begin(loop, std::move(socket));
      if (!failed) return accept(loop, acceptor);
      // Out of file descriptors, most likely: trying again at once would spin.
      loop.retry.expires_after(accept_again_after);
      loop.retry.async_wait([this, &loop, &acceptor](boost::system::error_code stopped) { if (!stopped) accept(loop, acceptor); });
    });
  }

  void begin(AsioLoop& loop, tcp::socket socket) {
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto remote = socket.remote_endpoint(ignored).address().to_string();
    using Tls = asio::ssl::stream<tcp::socket>;
    if (tls_) make_connection(Tls(std::move(socket), *tls_), loop, shared_, remote)->start();
    else make_connection(std::move(socket), loop, shared_, remote)->start();
  }

  void sweep(AsioLoop& loop) {
    loop.timer.expires_after(sweep_every);
    loop.timer.async_wait([this, &loop](boost::system::error_code failed) {
      if (failed) return;
      const auto now = Clock::now();
      // A machine that stood still (moved, suspended, starved) read nothing: nobody is late by that time.
      const auto stood_still = now - loop.timer.expiry();
      if (stood_still > sweep_every) log::warning("event loop stood still", {{"milliseconds", std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(stood_still).count())}});
      for (auto* connection : std::vector(loop.connections.begin(), loop.connections.end())) {
        if (stood_still > sweep_every) connection->deadline += stood_still;
        if (!connection->busy && connection->deadline < now) connection->close();
      }
      sweep(loop);
    });
  }

  Shared shared_;
  WorkerPool workers_;
  Router router_;
  std::optional<asio::ssl::context> tls_;
  std::vector<std::unique_ptr<AsioLoop>> loops_;
  std::vector<std::unique_ptr<tcp::acceptor>> acceptors_;
  std::uint16_t port_ = 0;
  bool stopped_ = false;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, std::vector<Route> routes, std::vector<WebFile> files, Authenticator& authenticator) {
  auto server = std::make_unique<BeastServer>(std::move(options), std::move(routes), std::move(files), authenticator);
  RONGXIN_CHECK(server->open());
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace rongxin::http
