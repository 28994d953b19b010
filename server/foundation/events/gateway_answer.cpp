#include "events/gateway_answer.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <set>

namespace rongxin::events {
namespace {

namespace json = boost::json;
constexpr int depth_max = 6;

// Letters and digits in small letters: "Err_Code" and "errcode" are one name.
std::string plain(std::string_view text) {
  std::string out;
  for (const unsigned char c : text)
    if (std::isalnum(c) != 0 || c >= 0x80) out.push_back(static_cast<char>(std::tolower(c)));
  return out;
}

std::string text_of(const json::value& value) {
  if (value.is_string()) return std::string(value.as_string());
  return value.is_null() ? std::string() : json::serialize(value);
}

bool says_success(const std::string& word) {
  static const std::set<std::string> good{"",     "ok",       "success",  "succeed", "succeeded", "successful",
                                          "true", "accepted", "sent",     "queued",  "delivered", "submitted",
                                          "done", "成功",     "发送成功", "提交成功"};
  if (good.contains(word)) return true;
  if (!std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) return false;
  return word.find_first_not_of('0') == std::string::npos || (word.size() == 3 && word[0] == '2');  // 0, 000000, 2xx
}

bool says_failure(std::string_view word) {
  static constexpr std::array<std::string_view, 18> bad{
      "fail",      "faild",    "error",   "invalid", "reject", "denied", "refuse", "exception", "unauthorized",
      "forbidden", "notallow", "illegal", "失败",    "错误",   "异常",   "拒绝",   "非法",      "无权"};
  return std::any_of(bad.begin(), bad.end(),
                     [&](std::string_view one) { return word.find(one) != std::string_view::npos; });
}

// Names under which gateways say how it went; `word` is the value in plain form, `empty` a value that says nothing.
bool refuses(const std::string& name, const json::value& value) {
  static const std::set<std::string> codes{
      "code",       "errcode",    "errorcode", "errno",        "errornum", "ret",     "retcode", "returncode",
      "resultcode", "statuscode", "respcode",  "responsecode", "rspcode",  "bizcode", "subcode", "errorno"};
  static const std::set<std::string> flags{"success", "issuccess", "succeed", "ok", "successful"};
  static const std::set<std::string> errors{"error", "errors", "err", "exception", "fault", "faultstring"};
  static const std::set<std::string> states{"status", "state", "result", "returnstatus", "sendstatus", "resultstatus"};
  const bool scalar = !value.is_object() && !value.is_array();
  const std::string text = text_of(value), word = plain(text);
  const bool negative =
      value.is_number()
          ? value.to_number<double>() < 0
          : text.starts_with("-") && word.find_first_not_of("0123456789") == std::string::npos && !word.empty();
  if (codes.contains(name)) return scalar && (negative || !says_success(word));
  if (flags.contains(name))
    return scalar && (word == "false" || word == "0" || word == "no" || word == "n" || says_failure(word));
  if (errors.contains(name))
    return scalar ? !word.empty() && word != "false" && word != "none" && word != "null" && !says_success(word)
           : value.is_object() ? !value.as_object().empty()
                               : !value.as_array().empty();
  if (!states.contains(name) || !scalar) return false;
  // "result": 0 and 1 are both somebody's success, a status has numbers of its own; any other result is none.
  if (name == "result" && !word.empty() && word.find_first_not_of("0123456789") == std::string::npos && word != "1" &&
      !says_success(word))
    return true;
  return negative || word == "false" || says_failure(word) ||
         (word.size() == 3 && (word[0] == '4' || word[0] == '5') &&
          word.find_first_not_of("0123456789") == std::string::npos);
}

bool any_refuses(const json::value& value, int depth) {
  if (depth > depth_max) return false;
  if (value.is_array())
    return std::any_of(value.as_array().begin(), value.as_array().end(),
                       [&](const json::value& one) { return any_refuses(one, depth + 1); });
  if (!value.is_object()) return false;
  return std::any_of(value.as_object().begin(), value.as_object().end(), [&](const auto& member) {
    return refuses(plain(member.key()), member.value()) || any_refuses(member.value(), depth + 1);
  });
}

// <name>text</name> without elements inside, flat: what XML gateways answer.
json::object leaves_of_xml(std::string_view text) {
  json::object leaves;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const auto end = text.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const auto next = text.find('<', end);
    if (name.empty() || name[0] == '/' || name[0] == '?' || next == std::string_view::npos) continue;
    const std::string_view tag = name.substr(0, name.find(' '));
    if (text.substr(next).starts_with("</" + std::string(tag)))
      leaves[std::string(tag.substr(tag.find(':') == std::string_view::npos ? 0 : tag.find(':') + 1))] =
          text.substr(end + 1, next - end - 1);
  }
  return leaves;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto from = text.find_first_not_of(blanks);
  return from == std::string_view::npos ? std::string_view()
                                        : text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

// "result=5&description=…": what gateways of an older kind answer.
json::object pairs_of(std::string_view text) {
  json::object pairs;
  while (!text.empty()) {
    const auto end = text.find_first_of("&;\n");
    const std::string_view one = trimmed(text.substr(0, end));
    if (const auto is = one.find('='); is != std::string_view::npos && is > 0 && is < 40)
      pairs[std::string(trimmed(one.substr(0, is)))] = trimmed(one.substr(is + 1));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return pairs;
}

bool stands_there(const json::value& value, std::string_view path, std::string_view wanted) {
  if (value.is_array())
    return std::any_of(value.as_array().begin(), value.as_array().end(),
                       [&](const json::value& one) { return stands_there(one, path, wanted); });
  if (path.empty())
    return plain(text_of(value)) == plain(wanted) && text_of(value).starts_with("-") == wanted.starts_with("-");
  if (!value.is_object()) return false;
  const auto dot = path.find('.');
  const std::string_view rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  return std::any_of(value.as_object().begin(), value.as_object().end(), [&](const auto& member) {
    return plain(member.key()) == plain(path.substr(0, dot)) && stands_there(member.value(), rest, wanted);
  });
}

bool keeps_rule(const json::value& answer, std::string_view rule) {
  while (!rule.empty()) {
    const auto comma = rule.find(',');
    const std::string_view one = trimmed(rule.substr(0, comma));
    const auto is = one.find('=');
    if (is == std::string_view::npos || !stands_there(answer, trimmed(one.substr(0, is)), trimmed(one.substr(is + 1))))
      return false;
    rule = comma == std::string_view::npos ? std::string_view() : rule.substr(comma + 1);
  }
  return true;
}

}  // namespace

bool says_taken(std::string_view body, std::string_view rule) {
  const std::string_view text = trimmed(body);
  boost::system::error_code failed;
  json::value answer = json::parse(text, failed);
  const bool is_json = !failed && (answer.is_object() || answer.is_array());
  const bool is_markup = !is_json && text.starts_with("<");
  if (is_markup) answer = leaves_of_xml(text);
  else if (!is_json) answer = pairs_of(text);
  if (!rule.empty()) return keeps_rule(answer, rule);
  const std::string beginning = plain(text.substr(0, 300));
  // A page is a sign-in, a portal or an error page, never a gateway that has taken a message.
  if (is_markup && (beginning.starts_with("html") || beginning.starts_with("doctypehtml"))) return false;
  if (any_refuses(answer, 0)) return false;
  return is_json || is_markup || (!text.starts_with("-") && !says_failure(beginning));
}

std::string answer_head(std::string_view body, const std::vector<std::string>& hidden) {
  constexpr std::size_t octets_max = 160, digits_max = 6;
  std::string text(trimmed(body).substr(0, 4 * octets_max));
  for (const auto& secret : hidden) {
    if (secret.size() < 4) continue;
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 1))
      text.replace(at, secret.size(), "…");
  }
  // Numbers and keys as long as somebody's: left out wherever they come from.
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 0;
    while (at + size < text.size() && std::isxdigit(static_cast<unsigned char>(text[at + size])) != 0) ++size;
    const auto run = std::string_view(text).substr(at, size);
    const bool has_digit = std::any_of(run.begin(), run.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    if (size > digits_max && has_digit) out += "…";
    else out += run;
    at += size;
    if (at < text.size() && size == 0) {
      const unsigned char c = static_cast<unsigned char>(text[at++]);
      out.push_back(c < ' ' || c == 127 ? ' ' : static_cast<char>(c));
    }
  }
  if (out.size() > octets_max) {
    std::size_t size = octets_max;
    while (size > 0 && (static_cast<unsigned char>(out[size]) & 0xC0) == 0x80) --size;
    out.resize(size);
  }
  return out;
}

}  // namespace rongxin::events
