// Listening, accepting, limits, the end. With connection.h the only file that includes Beast; it takes most of a minute
// to compile.
#include "http/server.h"

#include "http/connection.h"
#include "http/descriptors.h"
#include "platform/log.h"

namespace rongxin::http {
namespace {

constexpr std::chrono::milliseconds sweep_every{500}, accept_again_after{100};
constexpr std::size_t passwords_of_one_line_max = 4;
// Forward secrecy and nothing that can be tampered with; TLS 1.3 has nothing else.
constexpr const char* tls_ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

class BeastServer final : public Server {
 public:
  BeastServer(ServerOptions options, std::vector<Route> routes, std::vector<WebFile> files,
              Authenticator& authenticator)
      : workers_(options.worker_threads, {options.waiting_requests_max, options.waiting_of_one_address_max,
                                          options.waiting_of_one_address_max}),
        passwords_(options.password_threads,
                   {options.waiting_requests_max, options.waiting_requests_max / 2, passwords_of_one_line_max}, 10),
        router_(std::move(routes), std::move(files), authenticator, {workers_, passwords_}, options.public_address) {
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
        SSL_CTX_set_options(tls_->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
        SSL_CTX_set_cipher_list(tls_->native_handle(), tls_ciphers);
      } catch (const boost::system::system_error& e) {
        return Problem(problems::tls_files_invalid, "", {{"detail", e.what()}});
      }
    }
    make_limits();
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
    passwords_.stop();
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

  // Each loop keeps its own part, so none of them asks another whom to close.
  void make_limits() {
    auto& options = shared_.options;
    const auto plan = plan_descriptors(options.connections_max);
    const unsigned loops = std::max(1u, options.loops), connections = static_cast<unsigned>(plan.connections_max);
    options.streams_max = std::min(options.streams_max, connections / 2);
    shared_.connections_of_a_loop_max = std::max(1u, connections / loops);
    shared_.fresh_of_a_loop_max = std::max(1u, std::min(options.fresh_of_one_network_max, connections / 2) / loops);
    shared_.bodies.emplace(options.bodies_octets_max > 0 ? options.bodies_octets_max : BodyBudget::sane_octets());
    log::info("limits", {{"files_max", std::to_string(plan.files_max)},
                         {"files_open", std::to_string(plan.in_use)},
                         {"files_kept_back", std::to_string(plan.kept_back)},
                         {"connections_max", std::to_string(connections)},
                         {"streams_max", std::to_string(options.streams_max)}});
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
      if (failed)
        return Problem(problems::port_in_use, "", {{"port", std::to_string(port_)}, {"detail", failed.message()}});
    }
    acceptor->set_option(asio::socket_base::reuse_address(true), failed);
    acceptor->set_option(asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true), failed);
    acceptor->bind(place, failed);
    if (!failed) acceptor->listen(4096, failed);
    if (failed)
      return Problem(problems::port_in_use, "", {{"port", std::to_string(port_)}, {"detail", failed.message()}});
    port_ = acceptor->local_endpoint().port();
    return success();
  }

  void accept(AsioLoop& loop, tcp::acceptor& acceptor) {
    acceptor.async_accept(loop.context, [this, &loop, &acceptor](boost::system::error_code failed, tcp::socket socket) {
      if (failed == asio::error::operation_aborted || !acceptor.is_open()) return;
      if (!failed) begin(loop, std::move(socket));
      if (!failed) return accept(loop, acceptor);
      // Out of file descriptors, most likely: trying again at once would spin.
      loop.retry.expires_after(accept_again_after);
      loop.retry.async_wait([this, &loop, &acceptor](boost::system::error_code stopped) {
        if (!stopped) accept(loop, acceptor);
      });
    });
  }

  void begin(AsioLoop& loop, tcp::socket socket) {
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto remote = plain_address(socket.remote_endpoint(ignored).address().to_string());
    if (!make_room(loop, remote)) return;
    using Tls = asio::ssl::stream<tcp::socket>;
    if (tls_) make_connection(Tls(std::move(socket), *tls_), loop, shared_, remote)->start();
    else make_connection(std::move(socket), loop, shared_, remote)->start();
  }

  // Who has never sent a whole request goes first, and the oldest of them. A class room of hundreds behind one address
  // is not touched: what it sends is whole within a moment.
  bool make_room(AsioLoop& loop, const std::string& remote) {
    const std::string network = network_of(remote);
    const auto& trusted = shared_.options.trusted_proxies;
    const bool proxy = std::any_of(trusted.begin(), trusted.end(),
                                   [&](const std::string& one) { return plain_address(one) == remote; });
    if (!proxy && loop.waiting.fresh_of(network) >= shared_.fresh_of_a_loop_max)
      loop.waiting.first_fresh_of(network)->close();
    if (loop.open < shared_.connections_of_a_loop_max) return true;
    ConnectionBase* const longest = loop.waiting.first();
    if (longest != nullptr) longest->close();
    return longest != nullptr;
  }

  void sweep(AsioLoop& loop) {
    loop.timer.expires_after(sweep_every);
    loop.timer.async_wait([this, &loop](boost::system::error_code failed) {
      if (failed) return;
      const auto now = Clock::now();
      // A machine that stood still (moved, suspended, starved) read nothing: nobody is late by that time.
      const auto stood_still = now - loop.timer.expiry();
      if (stood_still > sweep_every)
        log::warning("event loop stood still",
                     {{"milliseconds",
                       std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(stood_still).count())}});
      for (auto* connection : std::vector(loop.connections.begin(), loop.connections.end())) {
        if (stood_still > sweep_every) connection->deadline += stood_still;
        if (!connection->busy && connection->deadline < now) connection->close();
      }
      sweep(loop);
    });
  }

  Shared shared_;
  FairPool workers_, passwords_;
  Router router_;
  std::optional<asio::ssl::context> tls_;
  std::vector<std::unique_ptr<AsioLoop>> loops_;
  std::vector<std::unique_ptr<tcp::acceptor>> acceptors_;
  std::uint16_t port_ = 0;
  bool stopped_ = false;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, std::vector<Route> routes,
                                              std::vector<WebFile> files, Authenticator& authenticator) {
  auto server = std::make_unique<BeastServer>(std::move(options), std::move(routes), std::move(files), authenticator);
  RONGXIN_CHECK(server->open());
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace rongxin::http
