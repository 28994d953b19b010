// Roles and kinds that grow: a new one is a row, and the program's own words are the rows (docs/adr/0020).
#include <algorithm>

#include "access/caller.h"
#include "alerts/rules.h"
#include "store/prepare_store.h"
#include "tests/fixtures/bare_store.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

struct Word {
  const char* table;  ///< of rows
  const char* column;
  const char* list;    ///< the reference table
  const char* insert;  ///< one row with the word %
};

// One row of each table whose kinds grow, on rows of before() alone.
constexpr Word words[] = {
    {"unit", "kind", "unit_kind",
     "INSERT INTO unit (unit_id, kind, name, sort_key, opened_on) VALUES (2, '%', 'n', 's', '2026-09-01')"},
    {"post", "role", "post_role",
     "INSERT INTO post (post_id, account_id, unit_id, role, since_on) VALUES (1, 1, 1, '%', '2026-09-01')"},
    {"alert_signal", "kind", "signal_kind",
     "INSERT INTO alert_signal (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, "
     "sealed_grounds, at_ms) VALUES (7, 'k', 1, 3, 1, '%', 1, CAST('g' AS BYTEA), 42)"},
    {"proposal", "kind", "proposal_kind",
     "INSERT INTO proposal (proposal_id, subject, version, content_hash, content, proposed_by, proposed_at_ms, kind) "
     "VALUES (1, 's', '1', 'h', 'c', 1, 42, '%')"},
    {"account_act", "act", "account_act_kind",
     "INSERT INTO account_act (account_act_id, account_id, act, at_ms) VALUES (1, 1, '%', 42)"},
    {"consent_text", "purpose", "consent_purpose",
     "INSERT INTO consent_text (purpose, audience, version, effective_on, title_zh, title_en, body_zh, body_en, "
     "content_hash, published_at_ms) VALUES ('%', 'child', 1, '2026-09-01', 't', 't', 'b', 'b', 'h', 42)"},
    {"consent_act", "way", "consent_way",
     "INSERT INTO consent_act (student_id, act_no, purpose, party, decision, age_band, text_version, text_hash, "
     "lawful_basis, way, at_ms, changed_at_ms) VALUES (7, 1, 'screening', 'child', 'given', 'from_14', 1, 'h', "
     "'consent', '%', 42, 42)"},
    {"consent_act", "purpose", "consent_purpose",
     "INSERT INTO consent_act (student_id, act_no, purpose, party, decision, age_band, text_version, text_hash, "
     "lawful_basis, way, at_ms, changed_at_ms) VALUES (7, 2, '%', 'child', 'given', 'from_14', 1, 'h', 'consent', "
     "'paper', 42, 42)"},
    {"consent_link", "purpose", "consent_purpose",
     "INSERT INTO consent_link (student_id, link_no, guardian_no, purpose, age_band, made_at_ms, made_by, "
     "expires_at_ms, tries_left) VALUES (7, 1, 1, '%', 'from_14', 42, 1, 43, 3)"},
    {"informant_sheet", "informant", "informant_kind",
     "INSERT INTO informant_sheet (student_id, campaign_id, informant, instrument_id, instrument_version, "
     "scorer_version, author, state, sealed_answers, began_at_ms, saved_at_ms) VALUES (7, 3, '%', 'i', '1', '1', 1, "
     "'open', CAST('a' AS BYTEA), 42, 42)"},
    {"campaign_recall", "reason", "recall_reason",
     "INSERT INTO campaign_recall (campaign_id, recalled_at_ms, reason, recalled_by) VALUES (3, 42, '%', 1)"},
    {"sheet_set_aside", "reason", "set_aside_reason",
     "INSERT INTO sheet_set_aside (student_id, campaign_id, attempt, set_aside_by, set_aside_at_ms, reason) VALUES (7, "
     "3, 1, 1, 42, '%')"},
    {"sheet_set_aside", "because", "set_aside_grounds",
     "INSERT INTO sheet_set_aside (student_id, campaign_id, attempt, set_aside_by, set_aside_at_ms, because) VALUES "
     "(7, 3, 2, 1, 42, '%')"},
    {"calendar_span", "kind", "calendar_span_kind",
     "INSERT INTO calendar_span (unit_id, span_no, kind, name, since_on, until_on) VALUES (1, 1, '%', 'n', "
     "'2026-09-01', '2026-09-02')"},
};

void before(const BareStore& store) {
  REQUIRE(store::prepare_store(store.url(), "rongxin_server").ok());
  store.execute(
      "INSERT INTO unit (unit_id, kind, name, sort_key, opened_on) VALUES (1, 'city', 'n', 's', '2026-09-01')");
  store.execute(
      "INSERT INTO account (account_id, login, name, password_verifier, totp_last_step, added_at_ms) VALUES (1, "
      "'wang', 'w', 'v', 0, 42)");
  store.execute(
      "INSERT INTO campaign (campaign_id, code, unit_id, title_zh, title_en, opens_at_ms, closes_at_ms, definition, "
      "definition_hash, published_at_ms) VALUES (3, 'c', 1, 't', 't', 42, 43, 'd', 'h', 42)");
}

std::string with_word(const char* insert, const std::string& word) {
  std::string sql = insert;
  return sql.replace(sql.find('%'), 1, word);
}

}  // namespace

TEST_CASE("a kind that no row knows is refused, and a new kind is one row") {
  for (const auto& engine : engines()) {
    const BareStore store(engine);
    before(store);
    for (const auto& one : words) {
      CAPTURE(engine);
      CAPTURE(one.table);
      CAPTURE(one.column);
      const auto insert = with_word(one.insert, std::string("new_in_") + one.table);
      CHECK_THROWS_AS(store.execute(insert), store::StoreFault);
      store.execute(std::string("INSERT INTO ") + one.list + " VALUES ('new_in_" + one.table +
                    "') ON CONFLICT DO NOTHING");
      CHECK_NOTHROW(store.execute(insert));
    }
  }
}

TEST_CASE("the roles and the kinds of signals of the program are the rows of the store") {
  std::vector<std::string> roles, signals;
  for (int i = 0; i <= static_cast<int>(access::Role::security_administrator); ++i)
    roles.emplace_back(access::role_name(static_cast<access::Role>(i)));
  for (int i = 0; i <= static_cast<int>(alerts::Signal::Kind::manual_concern); ++i)
    signals.emplace_back(alerts::kind_name(static_cast<alerts::Signal::Kind>(i)));
  std::sort(roles.begin(), roles.end());
  std::sort(signals.begin(), signals.end());
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const BareStore store(engine);
    before(store);
    auto rows = store.texts("SELECT role FROM post_role");
    std::sort(rows.begin(), rows.end());
    CHECK(rows == roles);
    rows = store.texts("SELECT kind FROM signal_kind");
    std::sort(rows.begin(), rows.end());
    CHECK(rows == signals);
  }
}

TEST_CASE("the server's own account may not add a role or a kind") {
  for (const auto& engine : engines()) {
    if (engine == "sqlite") continue;  // one file, one account
    const BareStore store(engine);
    before(store);
    const auto lists = store.texts(
        "SELECT CAST(table_name AS TEXT) FROM information_schema.columns WHERE table_schema = 'public' GROUP BY "
        "table_name HAVING count(*) = 1");
    CHECK(lists.size() >= 12);
    for (const auto& list : lists) {
      CAPTURE(list);
      CHECK(store.number("SELECT count(*) FROM pg_tables WHERE tablename = '" + list +
                         "' AND has_table_privilege('rongxin_server', tablename, 'INSERT, UPDATE, DELETE')") == 0);
      CHECK(store.number("SELECT count(*) FROM pg_tables WHERE tablename = '" + list +
                         "' AND has_table_privilege('rongxin_server', tablename, 'SELECT')") == 1);
    }
  }
}
