// Requests that two readers could read in two ways, and texts that no store takes.
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

TEST_CASE("a request whose end or host can be read in two ways is refused as a whole") {
  World world("sqlite");
  world.serve();
  const auto status = [&](const std::string& octets) {
    return http::PlainClient("127.0.0.1", world.port()).raw(octets).status;
  };
  const std::string body = "{\"login\":\"a\",\"password\":\"b\"}",
                    length = "Content-Length: " + std::to_string(body.size()) + "\r\n",
                    chunks = "1c\r\n" + body + "\r\n0\r\n\r\n";
  REQUIRE(body.size() == 0x1c);
  const auto post = [&](const std::string& framing, const std::string& sent, const std::string& version = "1.1") {
    return status("POST /api/staff/sign-in HTTP/" + version + "\r\nHost: a\r\nContent-Type: application/json\r\n" +
                  framing + "\r\n" + sent);
  };
  CHECK(post(length, body) == 401);
  CHECK(post("Transfer-Encoding: chunked\r\n", chunks) == 401);
  for (const char* coding :
       {"chunked\r\n x", "gzip, chunked", "chunked;q=1", "chunked, chunked", "identity", "xchunked", "\"chunked\""}) {
    CAPTURE(coding);
    CHECK(post("Transfer-Encoding: " + std::string(coding) + "\r\n", chunks) == 400);
  }
  CHECK(post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", chunks) == 400);
  CHECK(post("Transfer-Encoding: chunked\r\n" + length, chunks) == 400);
  CHECK(post("Transfer-Encoding: chunked\r\n", chunks, "1.0") == 400);
  CHECK(post(length + length, body) == 400);
  CHECK(post("Content-Length: 28, 28\r\n", body) == 400);
  CHECK(post("Content-Length: +28\r\n", body) == 400);
  CHECK(status("GET /api/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
  CHECK(status("GET /api/health\xff HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status("GET /api/health?a=\xff HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status("GET /api/health HTTP/1.1\r\nHost: a\r\n\r\n") == 200);
}

TEST_CASE(
    "what no store takes as text is refused at the door, in addresses and in bodies, and breaks nothing behind it") {
  on_both_engines([](World& world) {
    add_person(world, "security", access::Role::security_administrator, "city");
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto security = sign_in_staff(client, "security"), psychologist = sign_in_staff(client, "psychologist");
    for (const std::string& octets :
         {std::string("%00"), std::string("a%00b"), std::string("%ff"), std::string("%c0%ae"), std::string("%ed%a0%80"),
          std::string("%f5%80%80%80"), std::string("%e6%9d")}) {
      CAPTURE(octets);
      CHECK(client.request("GET", "/api/accounts?after=" + octets, {}, security.headers).status == 200);
      CHECK(client.request("GET", "/api/units?after=" + octets + ".1", {}, psychologist.headers).status == 200);
      CHECK(client.request("GET", "/api/alerts?after=" + octets, {}, psychologist.headers).status < 500);
    }
    for (const std::string& body :
         {std::string(R"({"login":"a\u0000b","name":"新同事","unit_id":"1","role":"auditor"})"),
          std::string(R"({"login":"ab","name":"新\u0000同事","unit_id":"1","role":"auditor"})")})
      CHECK(client.request("POST", "/api/accounts", body, security.headers).status == 422);
    CHECK(client.request("GET", "/api/units", {}, psychologist.headers).status == 200);
  });
}
