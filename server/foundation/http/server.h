#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/route.h"
#include "platform/result.h"

namespace rongxin::http {

/// A file served from memory: precompressed, hashed name or entry page.
struct WebFile {
  std::string path;  ///< "/a/" for an entry page, "/assets/x.3f2a.js"
  std::string content_type;
  std::shared_ptr<const std::string> body_identity;  ///< null when only gzip is held
  std::shared_ptr<const std::string> body_gzip;      ///< one of the two is there; answers share it
  bool immutable = false;                            ///< hashed name: cached for a year
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;    ///< 0: the system chooses
  unsigned loops = 2;           ///< event loops, one thread each
  unsigned worker_threads = 4;  ///< for handlers that block
  unsigned waiting_requests_max =
      4096;  ///< for the workers, in all and of one address; above: over_capacity with an honest position
  unsigned waiting_of_one_address_max = 512;
  unsigned password_threads = 1;     ///< for passwords alone, and they give way to everything else on the machine
  std::string tls_certificate_file;  ///< both empty: plain HTTP
  std::string tls_key_file;
  std::chrono::milliseconds idle_timeout{60'000};
  std::chrono::milliseconds header_timeout{
      15'000};  ///< from the first octet (of a new connection: from its beginning) to the whole header
  std::chrono::milliseconds request_timeout{
      30'000};                         ///< from the header to the whole body; a known caller has longer for a file
  unsigned connections_max = 100'000;  ///< less when the process may open fewer files: see descriptors.h
  unsigned fresh_of_one_network_max =
      1'024;  ///< connections that have not yet sent a whole request; proxies have no such limit
  std::size_t bodies_octets_max = 0;  ///< of all bodies under way together; 0: from the machine's memory
  unsigned streams_max = 20'000;      ///< answers that stay open: the rest of the connections is for those that end
  std::vector<std::string> trusted_proxies;
  std::string public_address;  ///< where people find us: requests of pages from elsewhere are refused
};

/// Serves routes and web files until stopped. Two event loops, no strands, one coarse sweep for
/// timeouts; blocking handlers run on a bounded pool. Start fails as a value (port in use).
class Server {
 public:
  static Result<std::unique_ptr<Server>> start(ServerOptions, std::vector<Route>, std::vector<WebFile>, Authenticator&);
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  /// Stops accepting, lets running requests finish for at most `drain`, then closes.
  virtual void stop(std::chrono::milliseconds drain) = 0;
};

}  // namespace rongxin::http
