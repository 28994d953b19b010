#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"

namespace rongxin {

/// All settings, immutable after the start. One TOML file; environment RONGXIN_<SECTION>_<KEY>
/// overrides; an unknown key refuses the start. Secrets come by file path only.
struct Config {
  struct {
    std::string address = "127.0.0.1";
    int port = 8080;
    int loops = 2;
    int worker_threads = 4;
    std::string tls_certificate_file, tls_key_file;
    std::string public_address = "http://127.0.0.1:8080";
    std::vector<std::string> trusted_proxies;  ///< their X-Forwarded-For is believed: addresses
    int bodies_mib_max = 0;  ///< memory for all request bodies together; 0: an eighth of the machine's, 64 MiB .. 1 GiB
    bool allow_root = false;  ///< serves other machines as root although it should not
  } server;
  struct {
    std::string url = "sqlite:var/rongxin.db";
  } store;
  struct {
    std::string folder = "var/keys";
  } keys;
  struct {
    std::string checkpoint_file = "var/audit-checkpoints";
    int checkpoint_every_s = 60;
    std::string
        anchor_file;  ///< on another disk: the signed number of the last checkpoint; "" for none but beside the keys
  } audit;
  struct {
    bool second_factor = true;  ///< off in the demo only
    int session_idle_minutes = 30;
    int lock_minutes = 5;  ///< without input the page asks for the password again
  } staff;
  struct {
    std::string mail_url;  ///< "smtp://host:587", "smtps://host"; empty: no mail
    std::string mail_from, mail_user, mail_password_file;
    std::string mail_tls;  ///< "required", or "none_inside_the_house": a relay that speaks no TLS on wires that nobody
                           ///< else is on; empty: said by address and password
    std::string webhook_url;  ///< the city's gateway for text messages; empty: none
    std::string webhook_tls;  ///< as mail_tls, for a gateway at http://
    std::string webhook_key_file;
    std::string webhook_success;  ///< "errcode=0" or "Code=OK,Data.State=0": what a gateway's 2xx answer says when it
                                  ///< has taken a message; empty: usual forms
    std::string ca_file;  ///< PEM of the bureau's own authorities, beside those of the system; for mail and gateway
    int speed = 1;        ///< above 1 the clocks of alerts run faster: demonstrations only
  } call;
  struct {
    std::string format = "text";
  } log;
};

/// What an operator may say of `mail_tls` and `webhook_tls`.
inline constexpr std::string_view tls_required = "required", tls_none_inside = "none_inside_the_house";

/// Problems: config_unreadable, config_unknown_key, config_invalid, each with file and line; config_mail_in_clear,
/// config_gateway_in_clear, config_password_in_clear.
Result<Config> read_config(const std::string& path);
/// The defaults with the environment's overrides.
Result<Config> default_config();

}  // namespace rongxin
