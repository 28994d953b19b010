#pragma once
// The ways to a person: mail, and the city's gateway for text messages, voice and WeCom. Both through
// libcurl. Nothing that is said here may name a child.
#include <string>

#include "events/outbox.h"

namespace rongxin::events {

struct MailSettings {
  std::string url;  ///< "smtp://mail.example:587" or "smtps://…"; empty: no mail
  std::string from;
  std::string user,
      password;  ///< may be empty; with either, and to another machine, the mail leaves through TLS or not at all
  std::string ca_file;       ///< PEM of own authorities beside the system's; may be empty
  bool open_inside = false;  ///< the operator has said that the relay stands inside the house and may speak no TLS
};

/// How the fault of a gateway begins that answered and did not take the message; its answer follows.
inline constexpr std::string_view gateway_answered = "the gateway answered ";

/// In place of a gateway's address: messages are printed on the terminal. For demonstrations.
inline constexpr const char* console_url = "console:";

struct WebhookSettings {
  std::string url;  ///< empty: no gateway
  std::string key;  ///< of the signature
  long ms_max = 10'000;
  std::string success =
      {};  ///< "errcode=0": what an answer says when a message was taken (gateway_answer.h); empty: usual forms
  std::string ca_file = {};
};

/// Where what is told to adults goes out.
struct CallChannels {
  MailSettings mail;
  WebhookSettings webhook;
  std::string public_address;  ///< "https://…": where 我来处理 leads
  bool hurried = false;        ///< the demo's fast clock knows no quiet hours
};

struct Message {
  std::string id;  ///< the same at every try
  std::string to;  ///< mail address, or phone number for the gateway
  std::string subject, text;
  std::string urgency;  ///< acute, same_day, ranked
  std::string link;
};

/// A message to one address over SMTP; blocks at most 20 s. A refused address is not tried again.
Delivery send_mail(const MailSettings& settings, const Message& message, std::int64_t now_ms);
/// POST of {"message_id", "to", "text", "urgency", "link"}, signed: X-Rongxin-Signature:
/// t=SECONDS,v1=hex(HMAC-SHA-256(key, SECONDS "." body)). Success is a 2xx whose body does not say
/// otherwise; blocks at most `ms_max`.
Delivery send_webhook(const WebhookSettings& settings, const Message& message, std::int64_t now_ms);

/// A mail as it leaves: head and text, lines ending in CRLF (RFC 5322, RFC 2047).
std::string mail_text(const MailSettings& settings, const Message& message, std::int64_t now_ms);

/// "t=…,v1=…" over a body; also for whoever checks it.
std::string webhook_signature(const std::string& key, std::int64_t now_ms, std::string_view body);

}  // namespace rongxin::events
