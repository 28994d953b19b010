#pragma once
// A small city with everything that decides about sight: transfers half done, ended posts, closed
// sessions, alerts of two schools. Plain rows; the same seed makes the same city.
#include <cstdint>
#include <string>
#include <vector>

namespace oracle {

using Number = std::int64_t;

struct Unit { Number id, parent; std::string kind; bool closed; };
struct Account { Number id; bool ended; };
struct Post { Number id, account, unit; std::string role; bool ended; };
struct Session { Number context, account, post; bool working, ended; };
struct Duty { Number id, unit, account; bool ended; };
struct Contact { Number account; };                ///< where a member of staff is called
struct Leave { Number id, account; };
struct Student { Number id; };
struct Enrolment { Number student, no, school, school_class; bool current; };
struct Reader { Number student, no, unit; bool ended; };     ///< a school that may read the student
struct Identifier { Number student, no; bool replaced; };
struct Guardian { Number student, no; };
struct Campaign { Number id, unit; };
struct CampaignClass { Number campaign, school_class; };
struct Member { Number student, campaign, school_class; };
struct ClassSession { Number id, campaign, school_class; bool closed; };
struct Draft { Number student, campaign, attempt, device; };
struct Sheet { Number student, campaign, attempt; std::string state; };
struct Score { Number student, campaign, attempt; };
struct Alert { Number student, no; };
struct Signal { Number student, alert, no, campaign, attempt; };
struct Notification { Number student, alert, no, account; };
struct Grant { Number student, alert, account, unit; bool ended; };  ///< one alert for one person of the county
struct Support { Number student, alert, no; };
struct OpenClock { Number id, school, tier; bool unreachable, asked, came_up; };
struct SchoolCount { Number campaign, school; };  ///< campaign 0: of alerts
struct CallMessage { Number event, student, alert, notification; bool belongs; };  ///< false: another effect in the outbox
struct Distribution { Number campaign, value; };

struct City {
  std::vector<Unit> units;
  std::vector<Account> accounts;
  std::vector<Post> posts;
  std::vector<Session> sessions;
  std::vector<Duty> duties;
  std::vector<Contact> contacts;
  std::vector<Leave> leaves;
  std::vector<Student> students;
  std::vector<Enrolment> enrolments;
  std::vector<Reader> readers;
  std::vector<Identifier> identifiers;
  std::vector<Guardian> guardians;
  std::vector<Campaign> campaigns;
  std::vector<CampaignClass> campaign_classes;
  std::vector<Member> members;
  std::vector<ClassSession> class_sessions;
  std::vector<Draft> drafts;
  std::vector<Sheet> sheets;
  std::vector<Score> scores;
  std::vector<Alert> alerts;
  std::vector<Signal> signals;
  std::vector<Notification> notifications;
  std::vector<CallMessage> call_messages;
  std::vector<Grant> grants;
  std::vector<Support> supports;
  std::vector<OpenClock> clocks;
  std::vector<SchoolCount> school_counts;
  std::vector<Distribution> distributions;
};

City make_city(unsigned seed);
/// INSERT statements that put the city into an empty database of the current schema.
std::vector<std::string> insert_statements(const City& city);

}  // namespace oracle
