// The server below the routes: TLS, broken and slow senders, limits, the end.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>

#include "http/plain_client.h"
#include "http/server.h"
#include "platform/problem_catalogue.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace std::chrono_literals;

namespace {

struct NobodySignsIn final : http::Authenticator {
  Result<access::Caller> staff(const http::Request&) override { return problems::not_signed_in; }
  Result<access::Answerer> answerer(const http::Request&) override {
    std::this_thread::sleep_for(1500ms);  // on the event loop: the machine stands still
    return problems::not_signed_in;
  }
};

/// Routes of a test: what was sent comes back; a slow one that takes its time.
std::vector<http::Route> test_routes(std::atomic<int>& slow_running) {
  std::vector<http::Route> routes;
  const auto echo = [](const http::Request& request) {
    return http::Response::json("{\"body\":" + std::to_string(request.body.size()) +
                                ",\"secure\":" + (request.secure ? "true" : "false") + "}");
  };
  routes.push_back(http::open_route(http::Method::put, "/api/echo", http::Open{http::Rate::ordinary}, echo, {}));
  routes.push_back(http::open_route(http::Method::get, "/api/echo", http::Open{http::Rate::ordinary}, echo, {}));
  routes.push_back(http::open_route(http::Method::get, "/api/slow", http::Open{http::Rate::ordinary},
                                    [&](const http::Request&) {
                                      ++slow_running;
                                      std::this_thread::sleep_for(300ms);
                                      return http::Response::json("{\"slow\":true}");
                                    },
                                    {}));
  routes.push_back(http::answering_route(http::Method::put, "/api/standstill", http::OwnSheet{http::Rate::ordinary},
                                         [](http::Exchange, const access::Answerer&) {}, {}));
  return routes;
}

struct Running {
  explicit Running(http::ServerOptions options = {}) {
    options.port = 0;
    auto started = http::Server::start(std::move(options), test_routes(slow_running), {}, nobody);
    REQUIRE_MESSAGE(started.ok(), (started.ok() ? "" : started.problem().text("en")));
    server = std::move(*started);
  }
  http::PlainClient client() const { return http::PlainClient("127.0.0.1", server->port(), 5000); }
  NobodySignsIn nobody;
  std::atomic<int> slow_running = 0;
  std::unique_ptr<http::Server> server;
};

void write_certificate(const std::string& certificate_file, const std::string& key_file) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1, 0);
  X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
  X509_sign(certificate, key, EVP_sha256());
  FILE* out = std::fopen(certificate_file.c_str(), "w");
  PEM_write_X509(out, certificate);
  std::fclose(out);
  out = std::fopen(key_file.c_str(), "w");
  PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(out);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

int connect_to(std::uint16_t port) {
  const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(port);
  ::inet_pton(AF_INET, "127.0.0.1", &place.sin_addr);
  REQUIRE(::connect(handle, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0);
  const timeval patience{5, 0};
  ::setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  return handle;
}

/// One request over TLS of at most the given version; what came back.
std::string over_tls(std::uint16_t port, const std::string& request, int version_max, const char* ciphers = nullptr) {
  const int handle = connect_to(port);
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_max_proto_version(context, version_max);
  SSL_CTX_set_security_level(context, 0);
  if (ciphers != nullptr) REQUIRE(SSL_CTX_set_cipher_list(context, ciphers) == 1);
  SSL* tls = SSL_new(context);
  SSL_set_fd(tls, handle);
  std::string answer;
  if (SSL_connect(tls) == 1) {
    SSL_write(tls, request.data(), static_cast<int>(request.size()));
    char piece[4096];
    for (int got; (got = SSL_read(tls, piece, sizeof piece)) > 0;) answer.append(piece, static_cast<std::size_t>(got));
  }
  ERR_clear_error();
  SSL_free(tls);
  SSL_CTX_free(context);
  ::close(handle);
  return answer;
}

}  // namespace

TEST_CASE("over TLS a request is answered and known as secure; old versions and plain text are not") {
  TemporaryFolder folder;
  write_certificate(folder / "certificate.pem", folder / "key.pem");
  http::ServerOptions options;
  options.tls_certificate_file = folder / "certificate.pem";
  options.tls_key_file = folder / "key.pem";
  Running running(options);
  const std::string request =
      "PUT /api/echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
      "5\r\n\r\nhello";
  const auto answer = over_tls(running.server->port(), request, TLS1_3_VERSION);
  CHECK(answer.find("200 OK") != std::string::npos);
  CHECK(answer.find("{\"body\":5,\"secure\":true}") != std::string::npos);
  CHECK(answer.find("Strict-Transport-Security") != std::string::npos);
  CHECK(over_tls(running.server->port(), request, TLS1_2_VERSION).find("200 OK") != std::string::npos);
  CHECK(over_tls(running.server->port(), request, TLS1_1_VERSION).empty());
  // Forward secrecy and sealed records only: neither RSA key exchange nor CBC.
  CHECK(over_tls(running.server->port(), request, TLS1_2_VERSION, "ECDHE-ECDSA-AES128-GCM-SHA256").find("200 OK") !=
        std::string::npos);
  CHECK(over_tls(running.server->port(), request, TLS1_2_VERSION, "ECDHE-ECDSA-CHACHA20-POLY1305").find("200 OK") !=
        std::string::npos);
  for (const char* weak :
       {"ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "AES128-SHA", "AES128-GCM-SHA256", "DHE-RSA-AES128-SHA"})
    CHECK_MESSAGE(over_tls(running.server->port(), request, TLS1_2_VERSION, weak).empty(), weak);
  CHECK(running.client().raw(request).status == 0);
  // The plain client left a broken handshake behind: the server goes on.
  CHECK(over_tls(running.server->port(), request, TLS1_3_VERSION).find("200 OK") != std::string::npos);
}

TEST_CASE("wrong TLS files refuse the start and say so") {
  http::ServerOptions options;
  options.port = 0;
  options.tls_certificate_file = options.tls_key_file = "/nowhere.pem";
  NobodySignsIn nobody;
  std::atomic<int> unused = 0;
  const auto started = http::Server::start(options, test_routes(unused), {}, nobody);
  REQUIRE(!started.ok());
  CHECK(started.problem().is(problems::tls_files_invalid));
}

TEST_CASE("a port in use refuses the start and names the port") {
  Running running;
  http::ServerOptions options;
  options.port = running.server->port();
  std::atomic<int> unused = 0;
  const auto second = http::Server::start(options, test_routes(unused), {}, running.nobody);
  REQUIRE(!second.ok());
  CHECK(second.problem().is(problems::port_in_use));
  CHECK(second.problem().text("zh-CN").find(std::to_string(options.port)) != std::string::npos);
  CHECK(running.client().request("GET", "/api/echo").status == 200);
}

TEST_CASE("requests sent in one piece are answered in order") {
  Running running;
  auto client = running.client();
  std::string all;
  for (int i = 1; i <= 20; ++i)
    all +=
        "PUT /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(i) +
        "\r\n\r\n" + std::string(static_cast<std::size_t>(i), 'x');
  auto answer = client.raw(all);
  for (int i = 1; i <= 20; ++i) {
    CHECK(answer.status == 200);
    CHECK(answer.body.starts_with("{\"body\":" + std::to_string(i) + ","));
    if (i < 20) answer = client.raw("");
  }
}

TEST_CASE("who sends slowly is let go of; everybody else is served meanwhile") {
  http::ServerOptions options;
  options.request_timeout = options.idle_timeout = options.header_timeout = 300ms;
  Running running(options);
  std::vector<int> slow;
  for (const std::string& begun :
       {std::string("PUT /api/ec"),
        std::string(
            "PUT /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\nhalf"),
        std::string()}) {
    slow.push_back(connect_to(running.server->port()));
    ::send(slow.back(), begun.data(), begun.size(), MSG_NOSIGNAL);
  }
  CHECK(running.client().request("GET", "/api/echo").status == 200);
  for (const int handle : slow) {
    char piece[512];
    errno = 0;
    CHECK(::recv(handle, piece, sizeof piece, 0) <= 0);  // closed by the server, within the five seconds of the socket
    CHECK(errno != EAGAIN);
    ::close(handle);
  }
}

TEST_CASE("a machine that stood still does not hang up on those who waited") {
  http::ServerOptions options;
  options.loops = 1;
  options.idle_timeout = 1000ms;
  Running running(options);
  auto waiting = running.client(), standstill = running.client();
  CHECK(waiting.request("GET", "/api/echo").status == 200);
  CHECK(standstill.request("PUT", "/api/standstill").status == 401);
  const auto after = waiting.request("GET", "/api/echo");
  CHECK_MESSAGE(after.status == 200, after.body);
  std::this_thread::sleep_for(2500ms);
  CHECK(waiting.request("GET", "/api/echo").status == 0);  // idle by its own doing: closed as ever
}

TEST_CASE("broken, oversized and unknown requests get an honest answer and the connection ends") {
  Running running;
  CHECK(running.client().raw("GET /api/echo HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n").status == 431);
  CHECK(running.client().raw("no http at all\r\n\r\n").status == 400);
  CHECK(running.client().raw("PUT /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n").status == 400);
  CHECK(running.client().request("PATCH", "/api/echo").status == 405);
  CHECK(running.client().request("DELETE", "/api/echo").status == 405);
  CHECK(running.client().request("GET", "/api/absent").status == 404);
  // Ten megabytes where two are allowed at most: the answer arrives although the sender has not finished.
  const auto large = running.client().request("PUT", "/api/echo", std::string(10 << 20, 'x'));
  CHECK(large.status == 413);
  CHECK(large.body.find("body_too_large") != std::string::npos);
  // Without a declared length the octets are counted.
  std::string chunked =
      "PUT /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 80; ++i) chunked += "10000\r\n" + std::string(65536, 'x') + "\r\n";
  CHECK(running.client().raw(chunked + "0\r\n\r\n").status == 413);
  CHECK(running.client().request("GET", "/api/echo").status == 200);
}

TEST_CASE("at the end a running request gets its answer, idle connections do not hold the server up") {
  Running running;
  auto idle = running.client();
  CHECK(idle.request("GET", "/api/echo").status == 200);
  http::PlainClient::Answer answer;
  std::thread asking([&] {
    auto client = running.client();
    answer = client.request("GET", "/api/slow");
  });
  while (running.slow_running == 0) std::this_thread::sleep_for(1ms);
  const auto began = std::chrono::steady_clock::now();
  running.server->stop(5s);
  asking.join();
  CHECK(answer.status == 200);
  CHECK(std::chrono::steady_clock::now() - began < 4s);
  CHECK(idle.request("GET", "/api/echo").status == 0);
}

TEST_CASE("a client that leaves before its answer costs nothing but the answer") {
  Running running;
  for (int i = 0; i < 20; ++i) {
    const int handle = connect_to(running.server->port());
    const std::string request = "GET /api/slow HTTP/1.1\r\nHost: a\r\n\r\n";
    ::send(handle, request.data(), request.size(), MSG_NOSIGNAL);
    if (i % 2 == 0) {
      const linger hard{1, 0};
      ::setsockopt(handle, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    }
    ::close(handle);
  }
  while (running.slow_running < 4) std::this_thread::sleep_for(1ms);
  CHECK(running.client().request("GET", "/api/echo").status == 200);
}
