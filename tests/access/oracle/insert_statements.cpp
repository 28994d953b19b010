#include "tests/access/oracle/made_up_city.h"

namespace oracle {
namespace {

std::string n(Number number) { return std::to_string(number); }
std::string text(const std::string& value) { return "'" + value + "'"; }
std::string day_if(bool ended) { return ended ? "'2026-09-01'" : "NULL"; }
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
    to.add("unit", {n(unit.id), unit.parent == 0 ? "NULL" : n(unit.parent), text(unit.kind), "NULL", text("u" + n(unit.id)), text("u"), "'2020-01-01'", day_if(unit.closed)});
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
    to.add("account", {n(account.id), text("login" + n(account.id)), text("name"), text(""), "NULL", "NULL", "0", "0", "0", "0", instant_if(account.ended)});
  for (const auto& post : city.posts)
    to.add("post", {n(post.id), n(post.account), n(post.unit), text(post.role), "'2020-01-01'", "NULL", instant_if(post.ended)});
  for (const auto& session : city.sessions)
    to.add("staff_session (context_id, account_id, post_id, token_digest, step, began_at_ms, used_at_ms, expires_at_ms, ended_at_ms)",
           {n(session.context), n(session.account), n(session.post), "CAST('" + n(session.context) + "' AS BYTEA)", text(session.working ? "working" : "choose_post"), "0", "0", "9", instant_if(session.ended)});
  for (const auto& duty : city.duties) to.add("duty (duty_id, unit_id, account_id, since_on, ended_at_ms)", {n(duty.id), n(duty.unit), n(duty.account), "'2020-01-01'", instant_if(duty.ended)});
  for (const auto& one : city.contacts) to.add("staff_contact", {n(one.account), "NULL", "NULL", "0"});
  const std::string anyone = n(city.accounts.front().id);
  for (const auto& one : city.leaves) to.add("leave_of_absence", {n(one.id), n(one.account), "0", "9", anyone, "0", "NULL"});
}

void add_students(const City& city, Statements& to) {
  for (const auto& student : city.students) {
    to.add("student", {n(student.id), text("s" + n(student.id)), text("s"), "'male'", "'2012-01-01'", "''", "CAST('' AS BYTEA)", "0", "0"});
    to.add("student_key", {n(student.id), "CAST('k' AS BYTEA)", "0", "NULL"});
  }
  for (const auto& one : city.enrolments)
    to.add("enrolment", {n(one.student), n(one.no), n(one.school), n(one.school_class), "NULL", "'day'", "'2024-09-01'", "'2024-09-01'", day_if(!one.current)});
  for (const auto& one : city.readers) to.add("student_reader", {n(one.student), n(one.no), n(one.unit), "0", instant_if(one.ended)});
  for (const auto& one : city.identifiers)
    to.add("student_identifier", {n(one.student), "'other_id'", n(one.no), "CAST('' AS BYTEA)", "CAST('' AS BYTEA)", "0", instant_if(one.replaced)});
  for (const auto& one : city.guardians) to.add("guardian", {n(one.student), n(one.no), "'father'", "'guardian'", "CAST('' AS BYTEA)", "'none'", "NULL"});
}

void add_answers(const City& city, Statements& to) {
  for (const auto& one : city.campaigns)
    to.add("campaign", {n(one.id), text("c" + n(one.id)), n(one.unit), "''", "''", "0", "9", "''", "''", "0", "NULL"});
  for (const auto& one : city.campaign_classes) to.add("campaign_class", {n(one.campaign), n(one.school_class), "0", "0", "0", "0"});
  for (const auto& one : city.members) to.add("campaign_member", {n(one.student), n(one.campaign), n(one.school_class), "NULL", "'given'"});
  const std::string anyone = n(city.accounts.front().id);
  for (const auto& one : city.class_sessions)
    to.add("class_session", {n(one.id), n(one.campaign), n(one.school_class), text("k" + n(one.id)), "'code'", anyone, anyone, "0", "9", instant_if(one.closed)});
  for (const auto& one : city.drafts)
    to.add("answer_draft", {n(one.student), n(one.campaign), n(one.attempt), n(one.device), "0", "0", "0", "0", "NULL", "0", "0"});
  for (const auto& one : city.sheets)
    to.add("answer_sheet", {n(one.student), n(one.campaign), n(one.attempt), text(one.state), "1", "0", "CAST('' AS BYTEA)", "CAST('' AS BYTEA)", "'none'", "'valid'", "0", "'1'", "0"});
  for (const auto& one : city.scores) to.add("score", {n(one.student), n(one.campaign), n(one.attempt), "'phq9'", "'1'", "'scored'", "1", "NULL", "0"});
  for (const auto& one : city.alerts) to.add("alert (student_id, alert_no, tier_rank, raised_at_ms, due_at_ms)", {n(one.student), n(one.no), "1", "0", "0"});
  for (const auto& one : city.notifications)
    to.add("notification", {n(one.student), n(one.alert), n(one.no), "1", "1", n(one.account), "'on_duty'", "1", "0", "NULL"});
  for (const auto& one : city.grants) to.add("alert_grant", {n(one.student), n(one.alert), n(one.account), n(one.unit), "0", instant_if(one.ended)});
  for (const auto& one : city.supports)
    to.add("support_request (student_id, alert_no, request_no, school_unit_id, asked_by, asked_at_ms)", {n(one.student), n(one.alert), n(one.no), n(city.units.front().id), n(city.accounts.front().id), "0"});
  for (const auto& one : city.clocks)
    to.add("open_clock (clock_ref, school_unit_id, pseudonym, tier_rank, raised_at_ms, due_at_ms, unreachable_since_ms, asked_at_ms, escalated_to)",
           {text(n(one.id)), n(one.school), "'p'", n(one.tier), "0", "0", instant_if(one.unreachable), instant_if(one.asked), one.came_up ? "'county'" : "'leaders'"});
  for (const auto& one : city.school_counts)
    if (one.campaign == 0) to.add("alert_tally", {n(one.school), "0", "0", "0", "0", "0", "0", "0"});
    else to.add("campaign_school", {n(one.campaign), n(one.school), "0", "0", "0", "0"});
  for (const auto& one : city.call_messages)
    to.add("outbox (event_id, student_id, kind, subject, at_ms, attempts, wait_until_ms)",
           {n(one.event), n(one.student), one.belongs ? "'call_by_mail'" : "'alert_changed'", text(n(one.alert) + "." + n(one.notification)), "0", "0", "0"});
  for (const auto& one : city.signals)
    to.add("alert_signal", {n(one.student), text("g" + n(one.no)), n(one.alert), n(one.campaign), n(one.attempt), "'rule'", "1", "CAST('' AS BYTEA)", "0"});
  for (const auto& one : city.distributions) to.add("score_distribution", {n(one.campaign), "'phq9'", n(one.value), "30", "0"});
}

}  // namespace

std::vector<std::string> insert_statements(const City& city) {
  Statements to;
  add_units(city, to);
  add_staff(city, to);
  add_students(city, to);
  add_answers(city, to);
  return std::move(to.all);
}

}  // namespace oracle
