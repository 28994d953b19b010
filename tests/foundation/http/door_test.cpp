// The door of the server: who is closed for whom, what is asked before a body is read, what a foreign page can do.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>

#include "access/caller_mint.h"
#include "http/plain_client.h"
#include "http/server.h"
#include "platform/problem_catalogue.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace std::chrono_literals;

namespace {

/// "Cookie: rongxin_session=good" is a psychologist; a ticket is a child's when it is "Ticket good".
struct Known final : http::Authenticator {
  Result<access::Caller> staff(const http::Request& request) override {
    if (request.cookie(http::session_cookie) != "good") return problems::not_signed_in;
    return access::CallerMint::staff(ContextId(1), AccountId(1), PostId(1), UnitId(1),
                                     access::Role::psychology_teacher);
  }
  Result<access::Answerer> answerer(const http::Request& request) override {
    if (request.header("Authorization") != "Ticket good") return problems::not_signed_in;
    return access::CallerMint::answerer(StudentId(1), CampaignId(1), 1, 1, ClassSessionId(0), false);
  }
};

struct Door {
  explicit Door(http::ServerOptions options = {}) {
    using http::Method;
    const http::StaffOf psychologist{{access::Role::psychology_teacher}, http::DataClass::none, http::Rate::ordinary},
        officer{{access::Role::city_officer}, http::DataClass::none, http::Rate::ordinary};
    const auto length = [](const http::Request& request, const access::Caller&) {
      return http::Response::json(std::to_string(request.body.size()));
    };
    std::vector<http::Route> routes;
    routes.push_back(
        http::staff_route(Method::post, "/api/files", psychologist, length, {60u << 20, http::BodyKind::file}));
    routes.push_back(
        http::staff_route(Method::post, "/api/officers", officer, length, {60u << 20, http::BodyKind::file}));
    routes.push_back(
        http::open_route(Method::get, "/api/where", {http::Rate::ordinary}, [](const http::Request& request) {
          return http::Response::json("\"" + request.remote_address + (request.secure ? " secure" : "") + "\"");
        }));
    routes.push_back(http::open_route(Method::post, "/api/sign-in", {http::Rate::ordinary},
                                      [](const http::Request&) {
                                        auto response = http::Response::json("{}");
                                        response.headers.emplace_back("Set-Cookie", "rongxin_session=good");
                                        return response;
                                      },
                                      {2048}));
    routes.push_back(http::open_route(Method::post, "/api/password", {http::Rate::ordinary},
                                      [this](const http::Request&) {
                                        opened.wait();
                                        return http::Response::empty();
                                      },
                                      {2048, http::BodyKind::json, http::Work::password}));
    routes.push_back(http::answering_route(
        Method::put, "/api/answers", {http::Rate::answering},
        [](http::Exchange exchange, const access::Answerer&) { exchange.respond(http::Response::empty()); }));
    const auto page = [](const char* path, const char* body) {
      return http::WebFile{path, "text/html", std::make_shared<const std::string>(body), nullptr, false};
    };
    const std::vector<http::WebFile> files{page("/staff/", "the staff page"), page("/a/", "the answering page"),
                                           page("/t/", "a call")};
    options.port = 0;
    auto started = http::Server::start(std::move(options), std::move(routes), files, known);
    REQUIRE(started.ok());
    server = std::move(*started);
  }
  http::PlainClient client() const { return http::PlainClient("127.0.0.1", server->port(), 5000); }
  Known known;
  std::promise<void> gate;
  std::shared_future<void> opened = gate.get_future().share();
  std::unique_ptr<http::Server> server;
};

const std::string good = "Cookie: rongxin_session=good\r\n";

class HalfOpen {
 public:
  explicit HalfOpen(std::uint16_t port, const std::string& begun = "GET /api/wh")
      : handle_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    ::inet_pton(AF_INET, "127.0.0.1", &place.sin_addr);
    REQUIRE(::connect(handle_, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0);
    send(begun);
  }
  HalfOpen(HalfOpen&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
  ~HalfOpen() {
    if (handle_ >= 0) ::close(handle_);
  }
  void send(const std::string& octets) const { ::send(handle_, octets.data(), octets.size(), MSG_NOSIGNAL); }
  /// Whether the server has hung up within that time.
  bool closed_within(std::chrono::milliseconds most) const {
    pollfd one{handle_, POLLIN, 0};
    char octet;
    return ::poll(&one, 1, static_cast<int>(most.count())) > 0 && ::recv(handle_, &octet, 1, MSG_PEEK) <= 0;
  }

 private:
  int handle_;
};

}  // namespace

TEST_CASE(
    "a full server closes the oldest half-open connection for a newcomer; who has been served keeps its connection") {
  http::ServerOptions options;
  options.loops = 1;
  options.connections_max = 16;
  options.fresh_of_one_network_max = 100;
  Door door(options);
  auto settled = door.client();
  CHECK(settled.request("GET", "/api/where").status == 200);
  std::vector<HalfOpen> half;
  for (int i = 0; i < 60; ++i) half.emplace_back(door.server->port());
  CHECK(door.client().request("GET", "/api/where").status == 200);
  CHECK(half.front().closed_within(5s));
  CHECK(settled.raw("GET /api/where HTTP/1.1\r\nHost: a\r\n\r\n").status == 200);
}

TEST_CASE("requests that stop in the middle of a body make room like half a header") {
  http::ServerOptions options;
  options.loops = 1;
  options.connections_max = 16;
  Door door(options);
  std::vector<HalfOpen> half;
  for (int i = 0; i < 60; ++i)
    half.emplace_back(
        door.server->port(),
        "POST /api/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
  CHECK(door.client().request("POST", "/api/sign-in", "{}").status == 200);
  CHECK(half.front().closed_within(5s));
}

TEST_CASE("one address may have only so many unfinished first requests, and as many children at work as it likes") {
  http::ServerOptions options;
  options.loops = 1;
  options.fresh_of_one_network_max = 8;
  Door door(options);
  std::vector<std::unique_ptr<http::PlainClient>> class_room;
  for (int i = 0; i < 100; ++i) {
    class_room.push_back(std::make_unique<http::PlainClient>("127.0.0.1", door.server->port(), 5000));
    REQUIRE(class_room.back()->request("GET", "/api/where").status == 200);
  }
  std::vector<HalfOpen> half;
  for (int i = 0; i < 30; ++i) half.emplace_back(door.server->port());
  for (int i = 0; i < 20; ++i) CHECK(half[static_cast<std::size_t>(i)].closed_within(5s));
  for (const auto& child : class_room) CHECK(child->raw("GET /api/where HTTP/1.1\r\nHost: a\r\n\r\n").status == 200);
}

TEST_CASE("a header that comes octet by octet has no more time than one that does not come") {
  http::ServerOptions options;
  options.header_timeout = 700ms;
  options.request_timeout = options.idle_timeout = 60s;
  Door door(options);
  HalfOpen drop(door.server->port(), "GET /api/where HTTP/1.1\r\nHost: a\r\nX: ");
  int octets = 0;
  while (octets < 200 && !drop.closed_within(50ms)) {
    drop.send("x");
    ++octets;
  }
  CHECK(octets < 100);
  // The same on a connection that is kept: counted from the second request's first octet.
  HalfOpen kept(door.server->port(),
                "GET /api/where HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\nGET /api/where HTTP/1.1\r\nX: ");
  for (octets = 0; octets < 200; ++octets) {
    pollfd nothing{-1, 0, 0};
    ::poll(&nothing, 1, 50);
    kept.send("x");
    if (kept.closed_within(0ms)) break;
  }
  auto after = door.client();
  CHECK(after.request("GET", "/api/where").status == 200);
}

TEST_CASE("who may not send a file hears so at its header, and not one octet of it is waited for") {
  Door door;
  const std::string begins = "POST /api/files HTTP/1.1\r\nHost: a\r\nContent-Length: 62000000\r\n";
  CHECK(door.client().raw(begins + "\r\n").status == 401);
  CHECK(door.client().raw(begins + "Cookie: rongxin_session=bad\r\n\r\n").status == 401);
  CHECK(door.client()
            .raw("POST /api/officers HTTP/1.1\r\nHost: a\r\nContent-Length: 62000000\r\n" + good + "\r\n")
            .status == 404);
  CHECK(door.client().raw("POST /api/files HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").status == 401);
  CHECK(
      door.client()
          .raw(
              "PUT /api/answers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n")
          .status == 401);
  const auto sent = door.client().request("POST", "/api/files", std::string(3 << 20, 'x'), good);
  CHECK(sent.status == 200);
  CHECK(sent.body == "3145728");
  // A sender that asks first is told to go on, or not.
  CHECK(door.client().raw(begins + good + "Expect: 100-continue\r\n\r\n").status == 100);
  CHECK(door.client().raw(begins + "Expect: 100-continue\r\n\r\n").status == 401);
}

TEST_CASE("when the memory for bodies is taken, a file is told to come back and a child's answers still find room") {
  http::ServerOptions options;
  options.bodies_octets_max = 8u << 20;
  Door door(options);
  auto uploading = door.client();
  const auto too_many = door.client().request("POST", "/api/files", std::string(5 << 20, 'x'), good);
  CHECK(too_many.status == 503);
  CHECK(!too_many.header("Retry-After").empty());
  HalfOpen first(door.server->port(),
                 "POST /api/files HTTP/1.1\r\nHost: a\r\nContent-Length: 3900000\r\n" + good + "\r\nx");
  const auto until = [&](int status) {
    for (int i = 0; i < 2000; ++i)
      if (door.client().request("POST", "/api/files", std::string(1 << 20, 'x'), good).status == status) return true;
    return false;
  };
  CHECK(until(503));
  CHECK(door.client().request("PUT", "/api/answers", "{\"a\":1}", "Authorization: Ticket good\r\n").status == 204);
  { const HalfOpen gone(std::move(first)); }
  CHECK(until(200));
}

TEST_CASE("while passwords wait for their thread, health and answers are given by others") {
  http::ServerOptions options;
  options.worker_threads = 1;
  options.password_threads = 1;
  Door door(options);
  std::vector<HalfOpen> signing_in;
  for (int i = 0; i < 40; ++i)
    signing_in.emplace_back(
        door.server->port(),
        "POST /api/password HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
  auto client = door.client();
  CHECK(client.request("GET", "/api/where").status == 200);
  CHECK(client.request("PUT", "/api/answers", "{}", "Authorization: Ticket good\r\n").status == 204);
  door.gate.set_value();
}

TEST_CASE(
    "a page of another site signs nobody in: its origin, its form's type and what the browser says of it are refused") {
  http::ServerOptions options;
  options.public_address = "https://xinli.example.cn";
  Door door(options);
  const auto sent = [&](const std::string& headers, const std::string& body = "{}") {
    return door.client().raw("POST /api/sign-in HTTP/1.1\r\nHost: rongxin.local:8080\r\nContent-Length: " +
                             std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body);
  };
  const std::string json = "Content-Type: application/json\r\n";
  CHECK(sent(json).status == 200);
  CHECK(sent("Content-Type: Application/JSON; charset=utf-8\r\n").status == 200);
  CHECK(sent(json + "Origin: https://xinli.example.cn\r\n").status == 200);
  CHECK(sent(json + "Origin: http://rongxin.local:8080\r\n").status == 200);
  CHECK(sent(json + "Origin: https://rongxin.local\r\nSec-Fetch-Site: same-origin\r\n").status ==
        200);  // behind a proxy with a host of its own
  for (const std::string& foreign :
       {std::string("Content-Type: text/plain\r\n"), std::string("Content-Type: application/x-www-form-urlencoded\r\n"),
        std::string(), std::string("Content-Type: text/plain;x=application/json\r\n")}) {
    const auto answer = sent(foreign);
    CHECK_MESSAGE(answer.status == 415, foreign);
    CHECK(answer.header("Set-Cookie").empty());
  }
  for (const std::string foreign :
       {"Origin: https://evil.example\r\n", "Origin: null\r\n", "Origin: https://xinli.example.cn.evil.example\r\n",
        "Origin: https://rongxin.local:8081\r\n", "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\nOrigin: https://xinli.example.cn\r\n"}) {
    for (const std::string& type : {json, std::string("Content-Type: text/plain\r\n")}) {
      const auto answer = sent(type + foreign);
      CHECK_MESSAGE(answer.status == 403, foreign);
      CHECK(answer.header("Set-Cookie").empty());
    }
  }
}

TEST_CASE("the address of a caller cannot be made up: two lines, one line, and a line from nobody's proxy") {
  http::ServerOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  Door behind(options), bare;
  const auto where = [](Door& door, const std::string& headers) {
    return door.client().request("GET", "/api/where", {}, headers).body;
  };
  CHECK(where(behind, "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 10.0.0.1\r\n") == "\"10.0.0.1\"");
  CHECK(where(behind, "X-Forwarded-For: 6.6.6.6, 10.0.0.1\r\n") == "\"10.0.0.1\"");
  CHECK(where(behind, "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: who knows\r\n") == "\"127.0.0.1\"");
  CHECK(where(behind, "X-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: https\r\n") == "\"10.0.0.1 secure\"");
  CHECK(where(behind, "X-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Proto: http\r\n") ==
        "\"10.0.0.1\"");
  CHECK(where(bare, "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\n") == "\"127.0.0.1\"");
}

TEST_CASE("a name in an address is refused, so that no page of an older day can put it into a log") {
  Door door;
  CHECK(door.client().request("GET", "/api/where?name=%E6%9E%97%E6%99%A8").status == 422);
  CHECK(door.client().request("GET", "/api/where?class=3").status == 200);
}

TEST_CASE("an address without its last slash leads to its page, and an unknown one to a kind word") {
  Door door;
  const auto get = [&](const std::string& path,
                       const std::string& accept = "Accept: text/html,application/xhtml+xml\r\n") {
    return door.client().request("GET", path, {}, accept);
  };
  for (const auto& [typed, meant] :
       std::vector<std::pair<std::string, std::string>>{{"/staff", "/staff/"},
                                                        {"/a", "/a/"},
                                                        {"/A", "/a/"},
                                                        {"/Staff/", "/staff/"},
                                                        {"/a?lang=en&x=1", "/a/?lang=en&x=1"},
                                                        {"/t", "/t/"}}) {
    const auto answer = get(typed);
    CHECK_MESSAGE(answer.status == 308, typed);
    CHECK(answer.header("Location") == meant);
  }
  CHECK(get("/a/").body == "the answering page");
  CHECK(get("/staff/alerts/1").body == "the staff page");
  const auto lost = get("/stff/");
  CHECK(lost.status == 404);
  CHECK(lost.header("Content-Type").starts_with("text/html"));
  CHECK(lost.body.find("/a/") != std::string::npos);
  CHECK(lost.body.find("not_found") == std::string::npos);
  CHECK(get("/stff/", "Accept: application/json\r\n").header("Content-Type").starts_with("application/problem+json"));
  CHECK(get("/api/absent").header("Content-Type").starts_with("application/problem+json"));
}
