//! The lints: what conc-lint knows of bug patterns, one file per lint.
//!
//! A file says what its lint is and how a finding is worded. How guards live, where a name leads or what a call
//! does is asked of `conc-check` and not worked out here; there is no parsing and no library name in this crate.
//!
//! To add a lint: a new file in the folder of its topic, a line in that folder's `mod.rs`, a line below, and fixtures in
//! `fixtures/<lint>/`. `tests/fixtures/` fails until all four are there.

use conc_check::Lint;

pub mod channels;
pub mod locks;
pub mod shutdown;
pub mod tasks;

/// Every lint, sorted by topic and name.
pub const ALL: &[&'static dyn Lint] = &[
    &channels::actor_holds_own_sender::ActorHoldsOwnSender,
    &channels::actor_sends_to_itself::ActorSendsToItself,
    &channels::bounded_channel_cycle::BoundedChannelCycle,
    &channels::broadcast_lag_ends_loop::BroadcastLagEndsLoop,
    &channels::buffered_cancel_channel::BufferedCancelChannel,
    &channels::cancel_signal_reaches_one_receiver::CancelSignalReachesOneReceiver,
    &channels::channel_len_check::ChannelLenCheck,
    &channels::closed_channel_spin::ClosedChannelSpin,
    &channels::panicking_send::PanickingSend,
    &channels::receiver_dropped_at_creation::ReceiverDroppedAtCreation,
    &channels::receiver_lock_held_in_body::ReceiverLockHeldInBody,
    &channels::receiver_never_drained::ReceiverNeverDrained,
    &channels::select_pattern_hides_close::SelectPatternHidesClose,
    &channels::self_blocking_channel::SelfBlockingChannel,
    &channels::send_error_ignored_in_loop::SendErrorIgnoredInLoop,
    &channels::sender_alive_in_receive_loop::SenderAliveInReceiveLoop,
    &channels::try_recv_busy_loop::TryRecvBusyLoop,
    &channels::unbounded_channel::UnboundedChannel,
    &channels::watch_forwarder_lingers::WatchForwarderLingers,
    &channels::watch_producer_never_stops::WatchProducerNeverStops,
    &channels::zero_capacity_channel::ZeroCapacityChannel,
    &locks::await_holding_channel_ref::AwaitHoldingChannelRef,
    &locks::await_holding_lock::AwaitHoldingLock,
    &locks::await_holding_map_ref::AwaitHoldingMapRef,
    &locks::await_holding_refcell_ref::AwaitHoldingRefcellRef,
    &locks::callback_under_lock::CallbackUnderLock,
    &locks::condvar_wait_holding_other_lock::CondvarWaitHoldingOtherLock,
    &locks::double_lock::DoubleLock,
    &locks::guard_dropped_immediately::GuardDroppedImmediately,
    &locks::guard_in_scrutinee::GuardInScrutinee,
    &locks::join_while_holding_lock::JoinWhileHoldingLock,
    &locks::lock_held_across_blocking_call::LockHeldAcrossBlockingCall,
    &locks::lock_held_across_channel_op::LockHeldAcrossChannelOp,
    &locks::lock_held_across_io::LockHeldAcrossIo,
    &locks::lock_order_inversion::LockOrderInversion,
    &locks::map_guard_self_deadlock::MapGuardSelfDeadlock,
    &locks::read_guard_upgraded_to_write::ReadGuardUpgradedToWrite,
    &locks::recursive_read_lock::RecursiveReadLock,
    &locks::reentrant_once_init::ReentrantOnceInit,
    &locks::span_entered_across_await::SpanEnteredAcrossAwait,
    &locks::unawaited_async_lock::UnawaitedAsyncLock,
    &shutdown::cancel_guard_dropped_immediately::CancelGuardDroppedImmediately,
    &shutdown::drop_joins_before_sender_closed::DropJoinsBeforeSenderClosed,
    &shutdown::guard_dropped_before_resource::GuardDroppedBeforeResource,
    &shutdown::guard_not_captured::GuardNotCaptured,
    &shutdown::ignored_cancellation_token::IgnoredCancellationToken,
    &shutdown::join_before_cancel::JoinBeforeCancel,
    &shutdown::process_exit_skips_cleanup::ProcessExitSkipsCleanup,
    &shutdown::stop_flag_behind_blocking_call::StopFlagBehindBlockingCall,
    &shutdown::thread_owner_without_shutdown::ThreadOwnerWithoutShutdown,
    &shutdown::token_never_cancelled::TokenNeverCancelled,
    &shutdown::unbounded_shutdown_wait::UnboundedShutdownWait,
    &tasks::aborted_join_unwrapped::AbortedJoinUnwrapped,
    &tasks::assert_in_detached_task::AssertInDetachedTask,
    &tasks::block_on_in_drop::BlockOnInDrop,
    &tasks::completed_handle_repolled::CompletedHandleRepolled,
    &tasks::detached_task::DetachedTask,
    &tasks::detached_thread::DetachedThread,
    &tasks::endless_spawn_blocking::EndlessSpawnBlocking,
    &tasks::endless_task::EndlessTask,
    &tasks::future_leaves_task_running::FutureLeavesTaskRunning,
    &tasks::ignored_task_failure::IgnoredTaskFailure,
    &tasks::ineffective_abort::IneffectiveAbort,
    &tasks::join_handle_field_without_shutdown::JoinHandleFieldWithoutShutdown,
    &tasks::join_inside_spawn_loop::JoinInsideSpawnLoop,
    &tasks::lazy_spawn_join::LazySpawnJoin,
    &tasks::nested_block_on::NestedBlockOn,
    &tasks::overwritten_join_handle::OverwrittenJoinHandle,
    &tasks::runtime_dropped_in_async::RuntimeDroppedInAsync,
    &tasks::task_cancelled_on_drop::TaskCancelledOnDrop,
    &tasks::task_set_never_reaped::TaskSetNeverReaped,
    &tasks::timed_out_work_keeps_running::TimedOutWorkKeepsRunning,
    &tasks::unawaited_future::UnawaitedFuture,
    &tasks::unbounded_task_fanout::UnboundedTaskFanout,
    &tasks::unjoined_before_exit::UnjoinedBeforeExit,
    &tasks::wrong_flavor_block_in_place::WrongFlavorBlockInPlace,
];
