// Whoever takes the database alone reads no number, contact or answer in it; and a destroyed key
// takes everything that was sealed under it along, here and in every copy.
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "access/public_id.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

// What the named world holds: contact, ID number, registry number.
const char* const secrets[] = {"19900000000", "J35010220120301", "9000000001"};

// SQLite: the files as they lie there.
bool files_hold(World& world, const std::string& secret) {
  for (const char* file : {"world.db", "world.db-wal"}) {
    std::ifstream in(world.folder() / file, std::ios::binary);
    std::ostringstream octets;
    octets << in.rdbuf();
    if (octets.str().find(secret) != std::string::npos) return true;
  }
  return false;
}

// PostgreSQL: each table as text; sealed columns come as hexadecimal.
bool tables_hold(World& world, const std::string& secret) {
  std::string hexadecimal;
  for (const unsigned char c : secret) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", c);
    hexadecimal += two;
  }
  return 0 < world.number(
                 "SELECT CAST(count(*) AS BIGINT) FROM pg_tables t, LATERAL (SELECT CAST(query_to_xml('SELECT * FROM ' "
                 "|| t.tablename, true, false, '') AS TEXT) AS content) x "
                 "WHERE t.schemaname = 'public' AND (x.content LIKE '%" +
                 secret + "%' OR x.content LIKE '%" + hexadecimal + "%')");
}

}  // namespace

TEST_CASE("numbers, contacts and answers are not readable in the database") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    CHECK(client
              .request("PUT", child.sheet + "/answers", answers_json(std::vector<int>(16, 3), ",\"save_no\":1"),
                       child.authorization)
              .status == 200);
    CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 3)), child.authorization).status == 200);
    const auto holds = [&](const std::string& secret) {
      return world.engine() == "sqlite" ? files_hold(world, secret) : tables_hold(world, secret);
    };
    REQUIRE(holds("林晨1"));  // names are searched for, so they stand there, under scope
    for (const char* secret : secrets) CHECK_MESSAGE(!holds(secret), secret);
    // The same answers of two children look different, and longer than what they say.
    const auto other = sign_in(client, world.slip("autumn", "陈曦1").code);
    CHECK(client.request("PUT", other.sheet, answers_json(std::vector<int>(16, 3)), other.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM (SELECT DISTINCT sealed_answers FROM answer_sheet) s") == 2);
    CHECK(world.number("SELECT count(*) FROM (SELECT DISTINCT body_mac FROM answer_sheet) s") == 2);
    CHECK(world.number("SELECT count(*) FROM (SELECT DISTINCT look_up_digest FROM student_identifier) s") ==
          world.number("SELECT count(*) FROM student_identifier"));
  });
}

TEST_CASE("a sealed value opens only for its own student and place") {
  const Key key = random_key();
  const Bytes sealed = access::StudentVault::seal(key, StudentId(7), "guardian.sealed_contact", "19900000000");
  std::string plain;
  CHECK(access::StudentVault::open(key, StudentId(7), "guardian.sealed_contact", BytesView(sealed), plain));
  CHECK(plain == "19900000000");
  CHECK(!access::StudentVault::open(key, StudentId(8), "guardian.sealed_contact", BytesView(sealed), plain));
  CHECK(!access::StudentVault::open(key, StudentId(7), "answer_sheet.sealed_answers", BytesView(sealed), plain));
  CHECK(!access::StudentVault::open(random_key(), StudentId(7), "guardian.sealed_contact", BytesView(sealed), plain));
  for (std::size_t i = 0; i < sealed.octets.size(); ++i) {
    Bytes bent = sealed;
    bent.octets[i] = static_cast<char>(bent.octets[i] ^ 1);
    CHECK(!access::StudentVault::open(key, StudentId(7), "guardian.sealed_contact", BytesView(bent), plain));
  }
  CHECK(!access::StudentVault::open(key, StudentId(7), "guardian.sealed_contact", BytesView("short"), plain));
}

TEST_CASE("with the key of a student destroyed nothing sealed for it opens any more, and the neighbours stay") {
  on_both_engines([](World& world) {
    const auto student = [&](const char* name) {
      return StudentId(world.number("SELECT student_id FROM student WHERE name = '" + std::string(name) + "'"));
    };
    const StudentId gone = student("林晨1"), stays = student("陈曦1");
    REQUIRE(world.composition().vault->key_of(gone).has_value());
    world.execute("UPDATE student_key SET wrapped_key = NULL, destroyed_at_ms = 1 WHERE student_id = " +
                  std::to_string(gone.value));
    world.composition().vault->forget(gone);
    CHECK(!world.composition().vault->key_of(gone).has_value());
    CHECK(world.composition().vault->key_of(stays).has_value());
    // The page of the student still opens: what cannot be read is missing, the rest is there.
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist");
    const auto id = access::public_id(world.composition().keys.public_id, access::PublicKind::student, {gone});
    const auto page = client.request("GET", "/api/students/" + id, {}, psychologist.headers);
    CHECK(page.status == 200);
    CHECK(page.body.find("林晨1") != std::string::npos);
    CHECK(page.body.find("19900000000") == std::string::npos);
  });
}
