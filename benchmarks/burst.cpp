// burst: how many complete submissions a second, with what else this machine can do beside it.
//   benchmark_burst --binary build/release/rongxin [--students 10000] [--connections 64] [--seconds 10] [--store URL]
// Makes its own city, signs every student in through HTTP, then hands all sheets in over keep-alive
// connections, audit and alerts on. Every receipt is then held against the database, and once more
// after a kill -9. Beside it, in the same run: a bare POST to the same server, nginx answering 200
// (when installed), and raw group commits of SQLite on the same disk.
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "campaign_desk/apply_campaign.h"
#include "composition.h"
#include "http/plain_client.h"
#include "school_roll/import/import_roll.h"

using namespace rongxin;
using SteadyClock = std::chrono::steady_clock;

namespace {

struct Wanted {
  std::string binary = "build/release/rongxin", store;
  int students = 10'000, connections = 64;
};

double seconds_since(SteadyClock::time_point began) {
  return std::chrono::duration<double>(SteadyClock::now() - began).count();
}

struct Rate {
  double per_second = 0, p50_ms = 0, p99_ms = 0;
  int failed = 0;
};

void print(const char* what, const Rate& rate) {
  std::printf("%-34s %9.0f /s   p50 %6.2f ms   p99 %6.2f ms   failed %d\n", what, rate.per_second, rate.p50_ms,
              rate.p99_ms, rate.failed);
}

/// Shares `count` calls among the connections; `call(client, i)` says whether it worked.
template <class F>
Rate measure(int connections, int count, std::uint16_t port, F call) {
  std::vector<std::vector<double>> times(static_cast<std::size_t>(connections));
  std::atomic<int> next{0}, failed{0};
  const auto began = SteadyClock::now();
  std::vector<std::thread> threads;
  for (int c = 0; c < connections; ++c)
    threads.emplace_back([&, c] {
      http::PlainClient client("127.0.0.1", port);
      for (int i; (i = next++) < count;) {
        const auto from = SteadyClock::now();
        if (!call(client, i)) ++failed;
        times[static_cast<std::size_t>(c)].push_back(seconds_since(from) * 1000);
      }
    });
  for (auto& thread : threads) thread.join();
  const double spent = seconds_since(began);
  std::vector<double> all;
  for (auto& one : times) all.insert(all.end(), one.begin(), one.end());
  std::sort(all.begin(), all.end());
  return {count / spent, all[all.size() / 2], all[all.size() * 99 / 100], failed};
}

pid_t start(const std::vector<std::string>& command) {
  const pid_t process = ::fork();
  if (process != 0) return process;
  std::freopen("/dev/null", "w", stdout);
  std::freopen("/dev/null", "w", stderr);
  std::vector<char*> arguments;
  for (const auto& one : command) arguments.push_back(const_cast<char*>(one.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

bool wait_until_up(std::uint16_t port, const char* path) {
  for (int i = 0; i < 200; ++i) {
    http::PlainClient client("127.0.0.1", port, 1000);
    if (client.request("GET", path).status != 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
  }
  return false;
}

std::vector<std::string> make_city(const Config& config, const std::string& folder, int students) {
  auto world = Composition::open(config, Clock::system(), true);
  if (!world) throw std::runtime_error(world.problem().text("en"));
  std::ofstream(folder + "/units.csv") << "学校标识码,学校名称,区县代码,区县,学段,办学性质,独立法人,寄宿,"
                                          "市属\n2135010201,第一中学,350102,鼓楼区,初中,公办,是,否,否\n";
  std::ofstream roll(folder + "/students.csv");
  roll << "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,班内学号,入学年月\n";
  for (int i = 0; i < students; ++i)
    roll << "2135010201,学生" << i << ",1,2010-01-01,其他,,,88" << 10'000'000 + i << ",高一,高一(" << i / 45 + 1
         << ")班," << i % 45 + 1 << ",202509\n";
  roll.close();
  Composition& w = **world;
  const Services& tools = *w.services;
  school_roll::ImportWish wish;
  wish.who = {"system", 0, 0, "importStudents", 0, ""};
  (void)school_roll::import_units(tools, folder + "/units.csv", wish);
  (void)school_roll::import_students(tools, folder + "/students.csv", wish);
  const std::string yaml = R"(campaign: burst
title: {zh-CN: 测评, en: Check}
help_promise: {zh-CN: 今天, en: today}
who_reads: {zh-CN: 心理老师, en: psychologist}
unit: city
instruments: [phq9]
window: {opens: "2020-01-01T00:00+08:00", closes: "2099-01-01T00:00+08:00"}
consent: {default: given}
rules:
  - {id: high, tier: ranked, any: [{scale: phq9, at_least: 20}]}
)";
  const auto applied = campaign_desk::apply_campaign(*w.screening, yaml);
  if (!applied || !applied->faults.empty()) throw std::runtime_error("campaign");
  std::vector<std::string> codes;
  const auto slips = campaign_desk::list_access_slips(*w.screening, "burst");
  for (const auto& slip : *slips) codes.push_back(slip.code);
  return codes;
}

// One writer, 64 rows of the size of a sheet per commit, WAL and FULL: what the disk and SQLite allow.
Rate raw_group_commits(const std::string& folder) {
  sqlite3* db = nullptr;
  sqlite3_open((folder + "/raw.db").c_str(), &db);
  sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB)",
               nullptr, nullptr, nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(db, "INSERT INTO t (b) VALUES (zeroblob(300))", -1, &insert, nullptr);
  const auto began = SteadyClock::now();
  long rows = 0;
  while (seconds_since(began) < 3) {
    sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr);
    for (int i = 0; i < 64; ++i, ++rows) {
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
    sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
  }
  const double spent = seconds_since(began);
  sqlite3_finalize(insert);
  sqlite3_close(db);
  return {static_cast<double>(rows) / spent, 0, 0, 0};
}

void nginx(const std::string& folder, int connections, const std::string& body) {
  const std::string file = folder + "/nginx.conf";
  std::ofstream(file)
      << "pid " << folder
      << "/nginx.pid;\nerror_log /dev/null;\nworker_processes 2;\ndaemon off;\nevents {worker_connections 1024;}\nhttp "
         "{access_log off; client_body_temp_path "
      << folder
      << "/nb; server {listen 127.0.0.1:18099 reuseport; keepalive_requests 1000000; location / {return 200 '{}';}}}\n";
  const pid_t process = start({"nginx", "-c", file});
  if (wait_until_up(18099, "/"))
    print("nginx answering 200", measure(connections, 200'000, 18099, [&](http::PlainClient& client, int) {
            return client.request("PUT", "/api/answer-sheets/x", body).status == 200;
          }));
  else std::puts("nginx is not installed: no figure beside it");
  ::kill(process, SIGTERM);
  ::waitpid(process, nullptr, 0);
}

struct Sheet {
  std::string ticket, path, body, receipt;
};

int held_against_store(const std::vector<Sheet>& sheets, std::uint16_t port) {
  std::atomic<int> wrong{0};
  measure(16, static_cast<int>(sheets.size()), port, [&](http::PlainClient& client, int i) {
    // The same sheet again: its receipt is made of what lies in the database, not from any memory of the run.
    const auto& sheet = sheets[static_cast<std::size_t>(i)];
    const auto answer = client.request("PUT", sheet.path, sheet.body, sheet.ticket);
    const bool same = answer.status == 200 &&
                      answer.body.find("\"receipt\":\"" + sheet.receipt + "\"") != std::string::npos &&
                      !sheet.receipt.empty();
    if (!same) ++wrong;
    return same;
  });
  return wrong;
}

int run(const Wanted& wanted) {
  const std::string folder = "/tmp/rongxin-burst-" + std::to_string(::getpid());
  std::filesystem::create_directories(folder);
  Config config;
  config.store.url = wanted.store.empty() ? "sqlite:" + folder + "/burst.db" : wanted.store;
  config.keys.folder = folder + "/keys";
  config.audit.checkpoint_file = folder + "/checkpoints";
  const auto codes = make_city(config, folder, wanted.students);
  std::ofstream(folder + "/server.toml") << "[server]\nport = 18098\n[store]\nurl = \"" << config.store.url
                                         << "\"\n[keys]\nfolder = \"" << config.keys.folder
                                         << "\"\n[audit]\ncheckpoint_file = \"" << config.audit.checkpoint_file
                                         << "\"\n";
  const std::vector<std::string> command{wanted.binary, "--config", folder + "/server.toml", "serve"};
  pid_t server = start(command);
  if (!wait_until_up(18098, "/api/health")) throw std::runtime_error("the server did not start");

  std::vector<Sheet> sheets(codes.size());
  print("sign-in (ticket and sheet issued)",
        measure(wanted.connections, static_cast<int>(codes.size()), 18098, [&](http::PlainClient& client, int i) {
          const auto answer = client.request("POST", "/api/answering/sign-in",
                                             "{\"access_code\":\"" + codes[static_cast<std::size_t>(i)] + "\"}");
          if (answer.status != 200) {
            std::fprintf(stderr, "sign-in refused: %d %s\n", answer.status, answer.body.c_str());
            std::exit(1);
          }
          const auto body = boost::json::parse(answer.body);
          auto& sheet = sheets[static_cast<std::size_t>(i)];
          sheet.ticket = "Authorization: Ticket " + std::string(body.at("ticket").as_string()) + "\r\n";
          sheet.path = "/api/answer-sheets/" + std::string(body.at("sheet_id").as_string());
          sheet.body = "{\"answers\":[";
          // About one child in twenty ticks item 9.
          for (int k = 0; k < 9; ++k)
            sheet.body += std::string(k == 0 ? "" : ",") + "{\"item\":\"phq9." + std::to_string(k + 1) +
                          "\",\"value\":" + std::to_string(k == 8 ? (i % 20 == 0 ? 1 : 0) : (i + k) % 3) +
                          ",\"spent_ms\":" + std::to_string(2000 + (i * 7 + k) % 900) + "}";
          sheet.body += "],\"contact_wish\":\"none\"}";
          return true;
        }));
  print("bare POST, same server", measure(wanted.connections, 100'000, 18098, [&](http::PlainClient& client, int) {
          return client.request("PUT", "/api/answer-sheets/x", sheets[0].body).status == 401;
        }));
  print("answers saved (one sheet so far)",
        measure(wanted.connections, static_cast<int>(codes.size()), 18098, [&](http::PlainClient& client, int i) {
          const auto& sheet = sheets[static_cast<std::size_t>(i)];
          return client
                     .request("PUT", sheet.path + "/answers",
                              "{\"save_no\":1," + sheet.body.substr(1, sheet.body.rfind(",\"contact") - 1) + "}",
                              sheet.ticket)
                     .status == 200;
        }));
  print("COMPLETED SUBMISSIONS",
        measure(wanted.connections, static_cast<int>(codes.size()), 18098, [&](http::PlainClient& client, int i) {
          auto& sheet = sheets[static_cast<std::size_t>(i)];
          const auto answer = client.request("PUT", sheet.path, sheet.body, sheet.ticket);
          if (answer.status == 200)
            sheet.receipt = std::string(boost::json::parse(answer.body).at("receipt").as_string());
          return answer.status == 200;
        }));
  nginx(folder, wanted.connections, sheets[0].body);
  print("raw group commits (64 rows)", raw_group_commits(folder));
  const int wrong = held_against_store(sheets, 18098);
  ::kill(server, SIGKILL);
  ::waitpid(server, nullptr, 0);
  server = start(command);
  wait_until_up(18098, "/api/health");
  const int wrong_after = held_against_store(sheets, 18098);
  std::printf("receipts held against the store: %zu, wrong %d; after kill -9: wrong %d\n", sheets.size(), wrong,
              wrong_after);
  ::kill(server, SIGTERM);
  ::waitpid(server, nullptr, 0);
  std::filesystem::remove_all(folder);
  return wrong + wrong_after == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  Wanted wanted;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = arguments[i], value = arguments[i + 1];
    if (name == "--binary") wanted.binary = value;
    else if (name == "--store") wanted.store = value;
    else if (name == "--students") wanted.students = std::stoi(value);
    else if (name == "--connections") wanted.connections = std::stoi(value);
  }
  ::signal(SIGPIPE, SIG_IGN);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  return run(wanted);
}
