// SPDX-License-Identifier: MPL-2.0
#include "office/support/process.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace odc::test {

namespace {

std::runtime_error failure(const std::string& what) {
    return std::runtime_error(what + ": " + std::strerror(errno));
}

[[noreturn]] void becomeChild(std::vector<char*>& arguments, const ProcessOptions& options,
                              int output) {
    // A group of its own: a key pressed in the terminal ends the tests, and they end it.
    setpgid(0, 0);
    for (const auto& [name, value] : options.environment)
        setenv(name.c_str(), value.c_str(), 1);
    const int null = open("/dev/null", O_RDWR);
    const int log = options.logFile.empty()
                        ? null
                        : open(options.logFile.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(null, 0);
    dup2(output >= 0 ? output : log, 1);
    dup2(log, 2);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

int codeOf(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

Process::Process(const std::vector<std::string>& command, const ProcessOptions& options) {
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int ends[2] = {-1, -1};
    if (options.readsOutput && pipe2(ends, O_CLOEXEC) != 0)
        throw failure("pipe");
    pid_ = fork();
    if (pid_ < 0)
        throw failure("fork");
    if (pid_ == 0)
        becomeChild(arguments, options, ends[1]);
    if (ends[1] >= 0)
        close(ends[1]);
    output_ = ends[0];
}

Process::~Process() {
    if (!code_) {
        terminate();
        if (!wait(std::chrono::seconds(10)))
            killAtOnce();
    }
    if (output_ >= 0)
        close(output_);
}

std::string Process::readLine() {
    std::string line;
    char byte = 0;
    while (read(output_, &byte, 1) == 1 && byte != '\n')
        line.push_back(byte);
    return line;
}

std::string Process::readAll() {
    std::string all;
    char bytes[65536];
    for (ssize_t count = 0; (count = read(output_, bytes, sizeof bytes)) > 0;)
        all.append(bytes, static_cast<std::size_t>(count));
    return all;
}

std::optional<int> Process::wait(std::chrono::milliseconds timeout) {
    if (code_)
        return code_;
    const int handle = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
    pollfd ended{handle, POLLIN, 0};
    const int count = poll(&ended, 1, static_cast<int>(timeout.count()));
    close(handle);
    if (count <= 0)
        return std::nullopt;
    return wait();
}

int Process::wait() {
    if (!code_) {
        int status = 0;
        while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        code_ = codeOf(status);
    }
    return *code_;
}

void Process::terminate() {
    if (!code_)
        kill(-pid_, SIGTERM);
}

void Process::killAtOnce() {
    if (!code_) {
        kill(-pid_, SIGKILL);
        wait();
    }
}

bool Process::isRunning() {
    return !wait(std::chrono::milliseconds(0));
}

std::string runToEnd(const std::vector<std::string>& command, std::chrono::seconds timeout) {
    // The shell joins the two streams; timeout sees to an end that always comes.
    std::vector<std::string> words = {"timeout",
                                      "--kill-after=5",
                                      std::to_string(timeout.count()),
                                      "/bin/sh",
                                      "-c",
                                      "exec \"$@\" 2>&1",
                                      "sh"};
    words.insert(words.end(), command.begin(), command.end());
    ProcessOptions options;
    options.readsOutput = true;
    Process process(words, options);
    std::string output = process.readAll();
    const int code = process.wait();
    if (code != 0)
        throw std::runtime_error(command.front() + " ended with " + std::to_string(code) + ":\n" +
                                 output);
    return output;
}

} // namespace odc::test
