//! Confinement: what a worker gives up before it looks at anything.
//!
//! **Invariant:** what is given up never comes back; what the kernel cannot take away is said.

/// What came of a confinement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Confined {
    /// What the system could not do, in words; empty where everything is in place.
    pub lacking: Vec<String>,
}

impl Confined {
    fn note(&mut self, what: &str, result: Result<(), String>) {
        if let Err(error) = result {
            self.lacking.push(format!("{what}: {error}"));
        }
    }
}

/// Gives up files, connections, other programs, and more than so much time and memory.
pub fn confine(cpu_seconds: u64, memory: u64) -> Confined {
    let mut confined = Confined::default();
    // The filter of calls comes last: it takes away what the others need.
    #[cfg(target_os = "linux")]
    confined.note("landlock", paths::close());
    #[cfg(unix)]
    confined.note("limits", limits::set(cpu_seconds, memory));
    #[cfg(target_os = "linux")]
    confined.note("seccomp", calls::filter());
    #[cfg(not(target_os = "linux"))]
    confined.note("files and connections", Err("only Linux can take them away".to_owned()));
    #[cfg(not(unix))]
    let _ = (cpu_seconds, memory);
    confined
}

#[cfg(unix)]
mod limits {
    use rlimit::Resource;

    pub(super) fn set(cpu_seconds: u64, memory: u64) -> Result<(), String> {
        let set = |resource: Resource, to: u64| resource.set(to, to).map_err(|it| it.to_string());
        set(Resource::CPU, cpu_seconds)?;
        set(Resource::FSIZE, 0)?;
        set(Resource::CORE, 0)?;
        // The three standard streams and nothing else.
        set(Resource::NOFILE, 3)?;
        if cfg!(target_os = "linux") { set(Resource::AS, memory) } else { Ok(()) }
    }
}

#[cfg(target_os = "linux")]
mod paths {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus, Scope};

    /// Not one path and not one port.
    pub(super) fn close() -> Result<(), String> {
        let closed = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V5))
            .and_then(|rules| rules.handle_access(AccessNet::from_all(ABI::V4)))
            .and_then(|rules| rules.scope(Scope::from_all(ABI::V6)))
            .and_then(Ruleset::create)
            .and_then(landlock::RulesetCreated::restrict_self);
        match closed.map_err(|error| error.to_string())?.ruleset {
            RulesetStatus::NotEnforced => Err("the kernel has it not".to_owned()),
            RulesetStatus::FullyEnforced | RulesetStatus::PartiallyEnforced => Ok(()),
        }
    }
}

#[cfg(target_os = "linux")]
mod calls {
    use std::collections::BTreeMap;

    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule, apply_filter,
    };

    /// What reading bytes, computing, threads of one's own and ending need.
    const ALLOWED: &[libc::c_long] = &[
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_lseek,
        libc::SYS_mmap,
        libc::SYS_mprotect,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_nanosleep,
        libc::SYS_clock_nanosleep,
        libc::SYS_clock_gettime,
        libc::SYS_getrandom,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_tgkill,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_membarrier,
        libc::SYS_exit,
        libc::SYS_exit_group,
        // Answered by the other filter: without it the library takes `clone`, whose flags can be seen.
        libc::SYS_clone3,
    ];

    pub(super) fn filter() -> Result<(), String> {
        let refuse = SeccompAction::Errno(errno(libc::EPERM));
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
            ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
        rules.insert(libc::SYS_clone, vec![thread().map_err(|error| error.to_string())?]);
        let unknown = SeccompAction::Errno(errno(libc::ENOSYS));
        install([(libc::SYS_clone3, Vec::new())].into(), SeccompAction::Allow, unknown)?;
        install(rules, refuse, SeccompAction::Allow)
    }

    /// A thread of this process; never another process.
    fn thread() -> Result<SeccompRule, seccompiler::BackendError> {
        let flag = u64::from(libc::CLONE_THREAD.unsigned_abs());
        let equal = SeccompCmpOp::MaskedEq(flag);
        let flags = SeccompCondition::new(0, SeccompCmpArgLen::Qword, equal, flag)?;
        SeccompRule::new(vec![flags])
    }

    fn errno(code: libc::c_int) -> u32 {
        code.unsigned_abs()
    }

    fn install(
        rules: BTreeMap<i64, Vec<SeccompRule>>,
        otherwise: SeccompAction,
        matching: SeccompAction,
    ) -> Result<(), String> {
        let arch = std::env::consts::ARCH.try_into().map_err(said)?;
        let filter = SeccompFilter::new(rules, otherwise, matching, arch).map_err(said)?;
        let program: BpfProgram = filter.try_into().map_err(said)?;
        apply_filter(&program).map_err(|error| error.to_string())
    }

    #[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands over")]
    fn said(error: seccompiler::BackendError) -> String {
        error.to_string()
    }
}
