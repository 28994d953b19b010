#include "tests/access/oracle/made_up_city.h"

namespace oracle {
namespace {

std::string n(Number number) { return std::to_string(number); }
std::string text(const std::string& value) { return "'" + value + "'"; }
std::string day_if(bool ended) { return ended ? "'2026-09-01'" : "NULL"; }
std::string band(bool from_14) { return from_14 ? "'from_14'" : "'under_14'"; }
std::string instant_if(bool ended) { return ended ? "1" : "NULL"; }

struct Statements {
  std::vector<std::string> all;
  void add(const std::string& table, const std::vector<std::string>& values) {
    std::string one = "INSERT INTO " + table + " VALUES (";
    for (std::size_t i = 0; i < values.size(); ++i) one += (i == 0 ? "" : ", ") + values[i];
    all.push_back(one + ")");
  }
};

void add_units(const City& city, Statements& to) {
  for (const auto& unit : city.units)
    to.add("unit", {n(unit.id), unit.parent == 0 ? "NULL" : n(unit.parent), text(unit.kind), "NULL",
                    text("u" + n(unit.id)), text("u"), "'2020-01-01'", day_if(unit.closed)});
  for (const auto& unit : city.units) {
    Number depth = 0;
    for (Number at = unit.id; at != 0; ++depth) {
      to.add("unit_closure", {n(at), n(unit.id), n(depth)});
      Number parent = 0;
      for (const auto& one : city.units)
        if (one.id == at) parent = one.parent;
      at = parent;
    }
  }
}

void add_staff(const City& city, Statements& to) {
  for (const auto& account : city.accounts)
    to.add("account", {n(account.id), text("login" + n(account.id)), text("name"), text(""), "NULL", "NULL", "0", "0",
                       instant_if(account.ended), "NULL", "0", "0", "NULL"});
  for (const auto& post : city.posts)
    to.add("post", {n(post.id), n(post.account), n(post.unit), text(post.role), "'2020-01-01'", "NULL",
                    instant_if(post.ended)});
  for (const auto& session : city.sessions)
    to.add(
        "staff_session (context_id, account_id, post_id, token_digest, step, began_at_ms, used_at_ms, expires_at_ms, "
        "ended_at_ms)",
        {n(session.context), n(session.account), n(session.post), "CAST('" + n(session.context) + "' AS BYTEA)",
         text(session.working ? "working" : "choose_post"), "0", "0", "9", instant_if(session.ended)});
  for (const auto& duty : city.duties)
    to.add("duty (duty_id, unit_id, account_id, since_on, ended_at_ms)",
           {n(duty.id), n(duty.unit), n(duty.account), "'2020-01-01'", instant_if(duty.ended)});
  for (const auto& one : city.calendar)
    to.add("calendar_span", {n(one.unit), n(one.no), "'holiday'", "'h'", "'2026-01-01'", "'2026-01-02'", "NULL"});
  for (const auto& one : city.contacts) to.add("staff_contact", {n(one.account), "NULL", "NULL", "0"});
  const std::string anyone = n(city.accounts.front().id);
  for (const auto& one : city.leaves)
    to.add("leave_of_absence", {n(one.id), n(one.account), "0", "9", anyone, "0", "NULL"});
  for (const auto& one : city.leaves) to.add("leave_confirmation", {n(one.id), "9", "NULL", "NULL", "NULL"});
}

void add_students(const City& city, Statements& to) {
  for (const auto& student : city.students) {
    to.add("student", {n(student.id), text("s" + n(student.id)), text("s"), "'male'",
                       student.from_14 ? "'2012-01-01'" : "'2013-01-01'", "''", "CAST('' AS BYTEA)", "0", "0", "0"});
    to.add("student_key", {n(student.id), "CAST('k' AS BYTEA)", "0", "NULL"});
  }
  for (const auto& one : city.enrolments)
    to.add("enrolment", {n(one.student), n(one.no), n(one.school), n(one.school_class), "NULL", "'day'", "'2024-09-01'",
                         "'2024-09-01'", day_if(!one.current)});
  for (const auto& one : city.readers)
    to.add("student_reader", {n(one.student), n(one.no), n(one.unit), "0", instant_if(one.ended)});
  for (const auto& one : city.identifiers)
    to.add("student_identifier", {n(one.student), "'other_id'", n(one.no), "CAST('' AS BYTEA)", "CAST('' AS BYTEA)",
                                  "0", instant_if(one.replaced)});
  for (const auto& one : city.views)
    to.add("student_view", {n(one.student), n(one.no), "1", "1", n(one.account), "0", "'readStudent'"});
  for (const auto& one : city.guardians)
    to.add("guardian", {n(one.student), n(one.no), "'father'", "'guardian'", "CAST('' AS BYTEA)",
                        one.limited ? "'limited'" : "'none'", instant_if(one.silent), "NULL", "NULL", "NULL"});
}

void add_answers(const City& city, Statements& to) {
  for (const auto& one : city.campaigns)
    to.add(
        "campaign (campaign_id, code, unit_id, title_zh, title_en, opens_at_ms, closes_at_ms, definition, "
        "definition_hash, published_at_ms, recalled_at_ms)",
        {n(one.id), text("c" + n(one.id)), n(one.unit), "''", "''", "0", "9", "''", "''", "0",
         instant_if(one.recalled)});
  for (const auto& one : city.campaign_classes)
    to.add("campaign_class", {n(one.campaign), n(one.school_class), "0", "0", "0", "0"});
  for (const auto& one : city.members)
    to.add("campaign_member (student_id, campaign_id, class_unit_id, seat_no, consent, consent_source)",
           {n(one.student), n(one.campaign), n(one.school_class), "NULL", "'given'",
            one.asked_of_families ? "'acts'" : "'file'"});
  const std::string anyone = n(city.accounts.front().id);
  for (const auto& one : city.class_sessions)
    to.add(
        "class_session (class_session_id, campaign_id, class_unit_id, code, sign_in, reachable_account_id, opened_by, "
        "opened_at_ms, ends_at_ms, closed_at_ms)",
        {n(one.id), n(one.campaign), n(one.school_class), text("k" + n(one.id)), "'code'", anyone, anyone, "0", "9",
         instant_if(one.closed)});
  for (const auto& one : city.seat_claims)
    to.add(
        "seat_claim (student_id, class_session_id, claim_no, campaign_id, attempt, seat_no, device_mark, tries_left, "
        "claimed_at_ms)",
        {n(one.student), n(one.session), n(one.no), "0", "1", "1", "''", "2", "0"});
  for (const auto& one : city.drafts)
    to.add(
        "answer_draft (student_id, campaign_id, attempt, device_no, class_session_id, first_item, next_item, save_no, "
        "sealed_answers, began_at_ms, saved_at_ms, withheld_since_ms)",
        {n(one.student), n(one.campaign), n(one.attempt), n(one.device), "0", "0", "0", "0", "NULL", "0", "0",
         instant_if(one.withheld)});
  for (const auto& one : city.sheets)
    to.add(
        "answer_sheet (student_id, campaign_id, attempt, state, device_no, class_session_id, body_mac, sealed_answers, "
        "contact_wish, validity, validity_flags, scorer_version, received_at_ms)",
        {n(one.student), n(one.campaign), n(one.attempt), text(one.state), "1", "0", "CAST('' AS BYTEA)",
         "CAST('' AS BYTEA)", "'none'", "'valid'", "0", "'1'", "0"});
  for (const auto& one : city.sheets)
    if (one.set_aside)
      to.add("sheet_set_aside",
             {n(one.student), n(one.campaign), n(one.attempt), anyone, "0", "'two_children'", "'other'"});
  for (const auto& one : city.paper_helpers)
    to.add("paper_helper", {n(one.campaign), n(one.school), n(one.account), anyone, "0", instant_if(one.ended)});
  for (const auto& one : city.paper_entries)
    to.add("paper_entry",
           {n(one.student), n(one.campaign), "1", n(one.no), "'paper'", "CAST('' AS BYTEA)", anyone, "0"});
  for (const auto& one : city.scores)
    to.add("score", {n(one.student), n(one.campaign), n(one.attempt), "'1'", "'1'", "'scored'", "1", "NULL", "0"});
}

void add_alerts(const City& city, Statements& to) {
  for (const auto& one : city.alerts)
    to.add("alert (student_id, alert_no, tier_rank, raised_at_ms, due_at_ms, taken_by)",
           {n(one.student), n(one.no), n(one.tier), "0", "0", one.taken_by == 0 ? "NULL" : n(one.taken_by)});
  for (const auto& one : city.notifications)
    to.add("notification",
           {n(one.student), n(one.alert), n(one.no), "1", "1", n(one.account), "'on_duty'", "1", "0", "NULL"});
  for (const auto& one : city.grants)
    to.add("alert_grant", {n(one.student), n(one.alert), n(one.account), n(one.unit), "0", instant_if(one.ended)});
  for (const auto& one : city.supports)
    to.add("support_request (student_id, alert_no, request_no, school_unit_id, asked_by, asked_at_ms)",
           {n(one.student), n(one.alert), n(one.no), n(city.units.front().id), n(city.accounts.front().id), "0"});
  for (const auto& one : city.clocks)
    to.add(
        "open_clock (clock_ref, school_unit_id, pseudonym, tier_rank, raised_at_ms, due_at_ms, unreachable_since_ms, "
        "asked_at_ms, escalated_to)",
        {text(n(one.id)), n(one.school), "'p'", n(one.tier), "0", "0", instant_if(one.unreachable),
         instant_if(one.asked),
         one.came_up           ? "'county'"
         : one.reached_leaders ? "'leaders'"
                               : "'deputies'"});
  for (const auto& one : city.school_counts)
    if (one.campaign == 0) to.add("alert_tally", {n(one.school), "0", "0", "0", "0", "0", "0", "0"});
    else to.add("campaign_school", {n(one.campaign), n(one.school), "0", "0", "0", "0"});
  for (const auto& one : city.call_messages)
    to.add("outbox (event_id, student_id, kind, subject, at_ms, attempts, wait_until_ms)",
           {n(one.event), n(one.student), one.belongs ? "'call_by_mail'" : "'alert_changed'",
            text(n(one.alert) + "." + n(one.notification)), "0", "0", "0"});
  for (const auto& one : city.signals)
    to.add(
        "alert_signal (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, sealed_grounds, at_ms, "
        "raised_by)",
        {n(one.student), text(n(one.no)), n(one.alert), n(one.campaign), n(one.attempt),
         one.raised_by == 0 ? "'rule'" : "'manual_concern'", "1", "CAST('' AS BYTEA)", n(one.no),
         one.raised_by == 0 ? "NULL" : n(one.raised_by)});
}

void add_office_work(const City& city, Statements& to) {
  const std::string anyone = n(city.accounts.front().id);
  for (const auto& one : city.retests) to.add("retest", {n(one.student), n(one.campaign), "0", "NULL", "NULL", "1"});
  for (const auto& one : city.rooms)
    to.add("class_anomaly", {n(one.session), n(one.campaign), n(one.school_class), "3", "3", "0", "0", "0", "NULL"});
  for (const auto& one : city.account_acts)
    to.add("account_act", {n(one.id), n(one.account), "'password_given'", "NULL", "NULL", "NULL", "NULL", "0"});
  for (const auto& one : city.proposals)
    to.add("proposal",
           {n(one.id), text("i" + n(one.id)), "'1'", "''", "''", n(one.account), "0", "NULL", "NULL", "NULL",
            one.unit == 0    ? "'instrument'"
            : one.of_account ? "'post'"
                             : "'setting'",
            one.unit == 0 ? "NULL" : n(one.unit), "''"});
  for (const auto& one : city.settings)
    to.add("setting_version", {n(one.id), n(one.unit), "'times'", "''", "'2026-01-01'", "'r'", n(one.account), "0",
                               "NULL", "NULL", "NULL"});
  for (const auto& one : city.rescored) {
    to.add("rescored_sheet",
           {n(one.student), n(one.campaign), n(one.attempt), "'phq9'", "'2'", "'1'", "''", "''", "0"});
    to.add("rescored_score", {n(one.student), n(one.campaign), n(one.attempt), "'phq9'", "'2'", "'1'", "'phq9'",
                              "'scored'", "1", "NULL", "0"});
  }
  for (const auto& one : city.campaign_drafts)
    to.add("campaign_draft",
           {n(one.id), n(one.unit), "''", "''", "1", anyone, anyone, "0", "NULL", instant_if(one.deleted)});
  for (const auto& one : city.class_slots) to.add("class_slot", {n(one.campaign), n(one.school_class), "0", "9"});
  for (const auto& one : city.slot_plans)
    to.add("slot_plan", {n(one.campaign), n(one.school), anyone, "0", "NULL", "NULL"});
  for (const auto& one : city.observation_rounds)
    to.add("observation_round", {n(one.id), n(one.school_class), n(one.account), "0"});
  for (const auto& one : city.observations)
    to.add("observation", {n(one.student), n(one.round), "'watch'", "CAST('' AS BYTEA)", "NULL", "NULL"});
  for (const auto& one : city.appointments)
    to.add("interview_appointment",
           {n(one.student), n(one.no), n(one.alert), n(one.account), "0", "'room'", "0", "NULL"});
  for (const auto& one : city.distributions)
    to.add("score_distribution", {n(one.campaign), "'phq9'", n(one.value), "30", "0"});
}

void add_consent(const City& city, Statements& to) {
  for (const auto& one : city.informant_sheets) {
    const std::string by = one.by_teacher ? "'teacher'" : "'guardian'", instrument = one.by_teacher ? "'1'" : "'2'";
    to.add("informant_sheet", {n(one.student), n(one.campaign), by, instrument, "'1'", "'1'", n(one.author),
                               text(one.state), "CAST('' AS BYTEA)", "0", "0", instant_if(one.state != "open")});
    if (one.state == "submitted")
      to.add("informant_score", {n(one.student), n(one.campaign), by, instrument, "'s'", "'scored'", "1", "NULL", "0"});
  }
  for (const auto& one : city.consent_acts)
    to.add("consent_act", {n(one.student), n(one.no), "'screening'", one.by_child ? "'child'" : "'guardian'", "NULL",
                           text(one.decision), band(one.from_14), "1", "''", "'consent'", text(one.way),
                           n(one.entered_by), "NULL", "0", "0", instant_if(one.taken_back)});
  for (const auto& one : city.consent_links)
    to.add("consent_link", {n(one.student), n(one.no), n(one.guardian), text(one.purpose), band(one.from_14), "0",
                            n(city.accounts.front().id), one.expired ? "3" : "9", "3",
                            one.act == 0 ? "NULL" : n(one.act), instant_if(one.revoked), "NULL", "''", "''"});
  for (const auto& one : city.consent_counts) to.add("consent_class", {n(one.school_class), "3", "1", "0"});
}

}  // namespace

std::vector<std::string> insert_statements(const City& city) {
  Statements to;
  add_units(city, to);
  add_staff(city, to);
  add_students(city, to);
  add_answers(city, to);
  add_alerts(city, to);
  add_office_work(city, to);
  add_consent(city, to);
  return std::move(to.all);
}

}  // namespace oracle
