// What lies on the disk, for whose eyes, and what is left of it after a power cut.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "platform/brief_file.h"
#include "platform/process_guard.h"
#include "tests/fixtures/school_staff.h"
#include "tests/fixtures/server_process.h"
#include "tests/fixtures/sinks.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

mode_t rights_of(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 0777 : 0;
}

/// Every file below a folder that contains the text.
std::vector<std::string> files_with(const std::string& folder, const std::string& text) {
  std::vector<std::string> found;
  for (const auto& one : std::filesystem::recursive_directory_iterator(folder)) {
    if (!one.is_regular_file()) continue;
    std::ostringstream octets;
    octets << std::ifstream(one.path(), std::ios::binary).rdbuf();
    if (octets.str().find(text) != std::string::npos) found.push_back(one.path().string());
  }
  return found;
}

const char* real_binary() {
  const char* binary = std::getenv("RONGXIN_BINARY");
  if (binary == nullptr) MESSAGE("RONGXIN_BINARY is not set: this did not run in a process of its own");
  return binary;
}

int half_open(int port) {
  const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, "127.0.0.1", &place.sin_addr);
  REQUIRE(::connect(handle, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0);
  ::send(handle, "GET /api/hea", 12, MSG_NOSIGNAL);
  return handle;
}

void make_now(World& world) {
  world.execute("UPDATE post SET since_on = '2020-01-01'");
  world.execute("UPDATE duty SET since_on = '2020-01-01'");
  world.clock().advance_ms(Clock::system().now_ms() - world.clock().now_ms());
}

}  // namespace

TEST_CASE(
    "the store, its log, its keys and the audit are for their owner's eyes, also where an older version left them "
    "open") {
  World world("sqlite");
  const std::string file = world.store_url().substr(7);
  const auto all = [&] {
    return std::vector<std::string>{file, file + "-wal", file + "-shm", file + ".lock",
                                    world.config().keys.folder + "/master.key"};
  };
  for (const auto& one : all()) CHECK_MESSAGE(rights_of(one) == 0600, one);
  CHECK(rights_of(world.config().keys.folder) == 0700);
  world.execute("UPDATE unit SET name = name");
  for (const auto& one : {file, file + "-wal", file + "-shm"}) ::chmod(one.c_str(), 0644);
  ::chmod(world.config().keys.folder.c_str(), 0755);
  world.reopen();
  for (const auto& one : all()) CHECK_MESSAGE(rights_of(one) == 0600, one);
  CHECK(rights_of(world.config().keys.folder) == 0700);
}

TEST_CASE("a folder that all share stays shared, and what an old version left of an upload is swept, nothing else") {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "shared");
  ::chmod((folder / "shared").c_str(), 01777);
  CHECK(!make_private(folder / "shared"));
  CHECK(rights_of(folder / "shared") == 0777);
  std::filesystem::create_directories(folder / "uploads");
  std::ofstream(folder / "uploads/0123456789abcdef01234567") << "350102201205050011";
  std::ofstream(folder / "uploads/0123456789abcdef01234568.xlsx") << "350102201205050011";
  std::ofstream(folder / "uploads/somebody's.csv") << "kept";
  CHECK(sweep_uploads(folder / "uploads") == 2);
  CHECK(files_with(folder.path(), "350102201205050011").empty());
  CHECK(files_with(folder.path(), "kept").size() == 1);
}

TEST_CASE("a brief file can be read by its path and lies in no folder") {
  std::string path;
  {
    const BriefFile file("350102201205050011");
    path = file.path();
    CHECK(std::filesystem::file_size(path) == 18);
    CHECK(file.read() == "350102201205050011");
    CHECK(std::filesystem::read_symlink(path).string().starts_with("/memfd:"));
  }
  CHECK(!std::filesystem::exists(path));
}

TEST_CASE("a server that is killed in the middle of a preview leaves no identity number on the disk") {
  const char* binary = real_binary();
  if (binary == nullptr) return;
  World world("sqlite");
  add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
  make_now(world);
  const int port = free_port();
  const Config config = world.config();
  world.close();
  std::string file = "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,年级,班级,入学年月\n";
  for (int i = 0; i < 40'000; ++i) {
    const std::string digits = std::to_string(100'000 + i);
    file += "2135010201,密语" + digits + ",1,2012-05-05,其他,NUMBER" + digits + ",J350102201" + digits +
            "001,初二,初二(1)班,202409\n";
  }
  ServerProcess server(binary, config, world.folder().path(), port, "[staff]\nsecond_factor = false\n");
  REQUIRE(server.wait_until_up());
  http::PlainClient client("127.0.0.1", static_cast<std::uint16_t>(port), 20'000);
  const auto who = sign_in_staff(client, "psychologist");
  const auto begun = client.request("POST", "/api/roll/imports", file, who.headers + "X-File-Name: roll.csv\r\n");
  REQUIRE_MESSAGE(begun.status == 200, begun.body);
  const auto state = client.request(
      "GET", "/api/roll/imports/" + std::string(boost::json::parse(begun.body).at("id").as_string()), {}, who.headers);
  CHECK(boost::json::parse(state.body).at("state").as_string() == "reading");
  server.kill();
  CHECK(files_with(world.folder().path(), "NUMBER1").empty());
  CHECK(files_with(world.folder().path(), "密语1").empty());
}

TEST_CASE(
    "half-open connections up to the limit of the machine stop neither a child who asks for help nor the call that "
    "follows") {
  const char* binary = real_binary();
  if (binary == nullptr) return;
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine);
    SmtpSink mail;
    add_everybody(world);
    make_now(world);
    world.publish("autumn");
    world.execute("UPDATE campaign SET opens_at_ms = 0, closes_at_ms = 9000000000000");
    const auto slip = world.slip("autumn", "林晨1");
    const int port = free_port();
    const Config config = world.config();
    world.close();
    const std::string limited = world.folder() / "limited.sh";
    std::ofstream(limited) << "#!/bin/sh\nulimit -n 256\nexec '" << binary << "' \"$@\"\n";
    ::chmod(limited.c_str(), 0700);
    ServerProcess server(
        limited, config, world.folder().path(), port,
        "[call]\nmail_url = \"" + mail.url() + "\"\nmail_from = \"rongxin@city.example\"\nspeed = 600\n");
    REQUIRE(server.wait_until_up());
    std::vector<int> sockets;
    for (int i = 0; i < 400; ++i) sockets.push_back(half_open(port));
    http::PlainClient client("127.0.0.1", static_cast<std::uint16_t>(port), 10'000);
    const auto child = sign_in(client, slip.code);
    CHECK(client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"now\"}", child.authorization).status ==
          200);
    bool called = false;
    for (int i = 0; i < 1500 && !called; ++i) {
      called = !mail.mails().empty();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    CHECK(called);
    for (const int one : sockets) ::close(one);
  }
}

TEST_CASE("the server does not serve other machines as root unless it is told to") {
  const char* binary = real_binary();
  if (binary == nullptr || ::geteuid() != 0) return;
  World world("sqlite");
  const int port = free_port();
  const Config config = world.config();
  world.close();
  ::setenv("RONGXIN_SERVER_PUBLIC_ADDRESS", "https://xinli.example.cn", 1);
  {
    ServerProcess refused(binary, config, world.folder().path(), port);
    CHECK(refused.exit_code() == 1);
  }
  ::setenv("RONGXIN_SERVER_ALLOW_ROOT", "true", 1);
  {
    ServerProcess told(binary, config, world.folder().path(), port);
    CHECK(told.wait_until_up());
  }
  ::unsetenv("RONGXIN_SERVER_ALLOW_ROOT");
  ::unsetenv("RONGXIN_SERVER_PUBLIC_ADDRESS");
}
