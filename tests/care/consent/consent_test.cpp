#include "tests/fixtures/consent.h"
#include "consent/age_rule.h"

using namespace rongxin;
using namespace rongxin::test;
using consent::AgeBand;
using consent::Said;

namespace {

const std::vector<int> calm(16, 1);

std::string state_of(World& world, const std::string& name) {
  for (const std::string state : {"submitted", "read", "declined"})
    if (world.number(
            "SELECT count(*) FROM answer_sheet a JOIN student s ON s.student_id = a.student_id WHERE s.name = '" +
            name + "' AND a.state = '" + state + "'") > 0)
      return state;
  return "";
}

}  // namespace

TEST_CASE(
    "under 14 it takes the guardian's yes and the child's; from 14 the child's own; what was said before is asked "
    "again") {
  const Said yes{"given", "link", AgeBand::under_14}, no{"refused", "paper", AgeBand::under_14},
      began{"given", "answering_page", AgeBand::under_14};
  using consent::standing_of;
  CHECK(consent::age_band("2012-11-24", "2026-11-24") == AgeBand::from_14);
  CHECK(consent::age_band("2012-11-25", "2026-11-24") == AgeBand::under_14);
  CHECK(consent::age_band("2012-02-29", "2026-02-28") == AgeBand::under_14);
  CHECK(consent::age_band("2012-02-29", "2026-03-01") == AgeBand::from_14);
  CHECK(!standing_of(AgeBand::under_14, {}, {}).may_answer);
  CHECK(!standing_of(AgeBand::under_14, {}, began).may_answer);
  CHECK(standing_of(AgeBand::under_14, yes, {}).assent_asked);
  CHECK(standing_of(AgeBand::under_14, yes, {}).state == consent::Standing::State::silent);
  CHECK(standing_of(AgeBand::under_14, yes, began).state == consent::Standing::State::given);
  CHECK(standing_of(AgeBand::under_14, no, began).stopped);
  CHECK(standing_of(AgeBand::under_14, no, {}).assent_asked);  // the page looks the same
  CHECK(standing_of(AgeBand::from_14, no, began).assent_asked);
  CHECK(standing_of(AgeBand::from_14, no, {}).may_answer);
  const Said own_no{"refused", "answering_page", AgeBand::from_14},
      own_paper_no{"withdrawn", "paper", AgeBand::from_14};
  CHECK(standing_of(AgeBand::from_14, {}, own_no).assent_asked);
  CHECK(!standing_of(AgeBand::from_14, {}, own_no).stopped);
  CHECK(standing_of(AgeBand::from_14, {}, own_paper_no).stopped);
}

TEST_CASE("silence is no: a child of a silent family reads, one whose guardian and who itself said yes is asked") {
  on_both_engines([](World& world) {
    Families families(world);
    for (const char* name : {"林晨1", "陈曦1"}) families.born(name, "2014-01-05");
    CHECK(families.paper(families.psychologist, "陈曦1", "given").status == 200);
    const auto silent = families.signs_in("林晨1"), asked = families.signs_in("陈曦1");
    CHECK(!families.asks_questions(silent));
    CHECK(families.asks_questions(asked));
    // Both pages ask the child in the same words.
    CHECK(boost::json::serialize(families.form(silent).at("assent")) ==
          boost::json::serialize(families.form(asked).at("assent")));
    CHECK(world.number("SELECT count(*) FROM consent_act WHERE party = 'child'") == 0);
    for (const auto& child : {silent, asked})
      CHECK(families.client().request("PUT", child.sheet, answers_json(calm), child.authorization).status == 200);
    CHECK(state_of(world, "林晨1") == "read");
    CHECK(state_of(world, "陈曦1") == "submitted");
    CHECK(world.number("SELECT count(DISTINCT student_id) FROM score") == 1);
    CHECK(world.number("SELECT count(*) FROM consent_act WHERE party = 'child' AND decision = 'given' AND way = "
                       "'answering_page'") == 2);
    CHECK(families.row(families.psychologist, "陈曦1").at("state").as_string() == "given");
    CHECK(families.row(families.psychologist, "林晨1").at("state").as_string() == "silent");
  });
}

TEST_CASE("the text that was shown stands with the act, by its hash") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    const auto child = families.signs_in("林晨1");
    CHECK(families.client().request("PUT", child.sheet, answers_json(calm), child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM consent_act a JOIN consent_text t ON t.purpose = a.purpose AND t.version "
                       "= a.text_version AND t.content_hash = a.text_hash AND t.audience = a.party") == 2);
    CHECK(world.number("SELECT count(DISTINCT purpose) FROM consent_text") == 4);
    world.reopen();
    CHECK(world.number("SELECT count(*) FROM consent_text WHERE version = 1") == 5);  // published once
  });
}

TEST_CASE("a child who turns 14 is asked again, and the guardian's earlier no holds no longer") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2012-12-01");  // thirteen, for two weeks
    CHECK(families.paper(families.psychologist, "林晨1", "refused").status == 200);
    CHECK(families.row(families.teacher, "林晨1").at("returned").as_bool());
    CHECK(!families.asks_questions(families.signs_in("林晨1")));
    world.clock().advance_ms(20LL * 24 * 3600 * 1000);
    families.psychologist = sign_in_staff(families.client(), "psychologist");
    families.teacher = sign_in_staff(families.client(), "teacher");
    CHECK(!families.row(families.teacher, "林晨1").at("returned").as_bool());
    const auto child = families.signs_in("林晨1");
    CHECK(families.asks_questions(child));
    CHECK(families.form(child).contains("assent"));
  });
}

TEST_CASE("a child's no on the page is kept as one, nobody is scored, and the next campaign asks again") {
  on_both_engines([](World& world) {
    Families families(world);
    const auto child = families.signs_in("林晨1");
    CHECK(families.client()
              .request("PUT", child.sheet, "{\"answers\":[],\"declined\":true}", child.authorization)
              .status == 200);
    CHECK(state_of(world, "林晨1") == "declined");
    CHECK(world.number("SELECT count(*) FROM score") == 0);
    CHECK(families.row(families.psychologist, "林晨1").at("child").as_string() == "refused");
    world.publish("spring", "acts");
    CHECK(families.form(families.signs_in("林晨1", "spring")).contains("assent"));
  });
}

TEST_CASE("what a campaign file says overrides silence, but never a no") {
  on_both_engines([](World& world) {
    Families families(world, "given");
    const auto child = families.signs_in("林晨1");
    CHECK(families.asks_questions(child));
    CHECK(!families.form(child).contains("assent"));
    CHECK(families.paper(families.psychologist, "林晨1", "refused").status == 200);
    CHECK(!families.asks_questions(child));                       // the ticket of before
    CHECK(!families.asks_questions(families.signs_in("林晨1")));  // and a new one
    CHECK(families.asks_questions(families.signs_in("陈曦1")));
    CHECK(world.number(
              "SELECT count(*) FROM campaign_member WHERE consent_source = 'file' AND lawful_basis = 'consent'") == 18);
  });
}
