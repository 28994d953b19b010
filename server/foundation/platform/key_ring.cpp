#include "platform/key_ring.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "platform/problem_catalogue.h"

namespace rongxin {
namespace {

Status write_new_master(const std::string& path) {
  const std::string text = hex(random_key().view()) + "\n";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (file < 0) return Problem(problems::keys_missing, "", {{"path", path}, {"detail", std::strerror(errno)}});
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!written) return Problem(problems::keys_missing, "", {{"path", path}, {"detail", "write"}});
  return success();
}

}  // namespace

Result<KeyRing> KeyRing::open(const std::string& folder, bool make) {
  const std::string path = folder + "/master.key";
  if (make && !std::filesystem::exists(path)) {
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
    RONGXIN_CHECK(write_new_master(path));
  }
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0)
    return Problem(problems::keys_missing, "", {{"path", path}, {"detail", std::strerror(errno)}});
  if ((about.st_mode & 077) != 0) return Problem(problems::keys_invalid, "", {{"path", path}, {"detail", "chmod 600"}});
  std::ifstream file(path);
  std::string text;
  file >> text;
  const std::string octets = from_hex(text);
  Key master;
  if (octets.size() != master.octets.size())
    return Problem(problems::keys_invalid, "", {{"path", path}, {"detail", "64 hex digits"}});
  std::memcpy(master.octets.data(), octets.data(), octets.size());
  return from_master(master);
}

KeyRing KeyRing::from_master(const Key& master) {
  const auto derive = [&](const char* label) {
    return Key{CryptoProvider::standard().mac(master, std::string("rongxin/1/") + label)};
  };
  return {derive("wrap"),      derive("look_up"), derive("audit"), derive("ticket"),
          derive("public_id"), derive("receipt"), derive("code")};
}

}  // namespace rongxin
