# Prints what coroutines do. Recorded from CPython by record.py; run by ../recorded.rs.
import asyncio

lines = []


def say(*words):
    lines.append(" ".join(str(word) for word in words) + "\n")


async def value(result, delay=0):
    await asyncio.sleep(delay)
    return result


async def failure(delay=0):
    await asyncio.sleep(delay)
    raise ValueError("broken")


async def ordering():
    say(await asyncio.gather(value(1, 0.02), value(2, 0.01), value(3)))
    say(await asyncio.gather(value(1), failure(), return_exceptions=True))
    try:
        await asyncio.gather(failure(), value(1, 0.01))
    except ValueError as error:
        say("gather raised", error)
    say([await item for item in asyncio.as_completed([value("b", 0.5), value("a", 0.005)])])
    task = asyncio.create_task(value("named", 0.001), name="mine")
    say(task.get_name(), task.done(), await task, task.done(), task.result())
    done, pending = await asyncio.wait(
        [asyncio.create_task(value(1)), asyncio.create_task(value(2, 5))],
        return_when=asyncio.FIRST_COMPLETED,
    )
    say(len(done), len(pending))
    for task in pending:
        task.cancel()
    say(asyncio.current_task() is not None, len(asyncio.all_tasks()) >= 1)


async def waiting():
    try:
        await asyncio.wait_for(value(1, 5), 0.01)
    except asyncio.TimeoutError as error:
        say("timeout", repr(error))
    say(await asyncio.wait_for(value("in time"), 5))
    say(await asyncio.wait_for(value("no limit"), None))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        say("block timed out")
    async with asyncio.timeout(5):
        say("block in time")
    try:
        await asyncio.wait_for(failure(), 5)
    except ValueError as error:
        say("raised", error)


async def cancelling():
    async def stubborn():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            say("cancelled inside")
            raise

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    say(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        say("cancelled outside", task.cancelled())
    say(task.cancel())
    inner = asyncio.create_task(value("kept", 0.01))
    outer = asyncio.shield(inner)
    outer.cancel()
    say(await inner, outer.cancelled())
    never = asyncio.create_task(value(1))
    never.cancel()
    try:
        await never
    except asyncio.CancelledError:
        say("never started")


async def primitives():
    lock, order = asyncio.Lock(), []

    async def work(name):
        async with lock:
            order.append(name + "1")
            await asyncio.sleep(0)
            order.append(name + "2")

    await asyncio.gather(work("a"), work("b"), work("c"))
    say(order, lock.locked())
    event = asyncio.Event()

    async def waiter():
        await event.wait()
        return "woken"

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    event.set()
    say(await task, event.is_set())
    limit = asyncio.Semaphore(2)
    running = peak = 0

    async def limited():
        nonlocal running, peak
        async with limit:
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(limited() for _ in range(5)))
    say(peak)
    condition, ready = asyncio.Condition(), []

    async def consumer():
        async with condition:
            await condition.wait_for(lambda: ready)
            return ready.pop()

    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    async with condition:
        ready.append("item")
        condition.notify_all()
    say(await task)
    queue = asyncio.Queue(maxsize=1)

    async def producer():
        for number in range(3):
            await queue.put(number)
        await queue.put(None)

    task = asyncio.create_task(producer())
    got = []
    while (item := await queue.get()) is not None:
        got.append(item)
        queue.task_done()
    queue.task_done()
    await queue.join()
    say(got, queue.empty())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        say("queue empty")
    ranked = asyncio.PriorityQueue()
    for number in (3, 1, 2):
        ranked.put_nowait(number)
    say([await ranked.get() for _ in range(3)])
    async with asyncio.TaskGroup() as group:
        first, second = group.create_task(value(1)), group.create_task(value(2, 0.01))
    say(first.result(), second.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(failure())
            slow = group.create_task(value(1, 5))
    except* ValueError as errors:
        say(errors.exceptions, slow.cancelled())


async def loops():
    loop = asyncio.get_running_loop()
    say(loop is asyncio.get_event_loop(), loop.is_running(), loop.is_closed())
    say(await loop.run_in_executor(None, lambda: "executed"))
    say(await asyncio.to_thread(max, 1, 2))
    future = loop.create_future()
    loop.call_later(0.001, future.set_result, "later")
    loop.call_soon(say, "soon")
    say(await future, future.done())
    future = loop.create_future()
    future.add_done_callback(lambda done: say("callback", done.result()))
    future.set_result(5)
    await asyncio.sleep(0)
    try:
        future.set_result(6)
    except asyncio.InvalidStateError:
        say("invalid state")
    try:
        asyncio.run(value(1))
    except RuntimeError as error:
        say(error)


def plain():
    pass


asyncio.run(ordering())
asyncio.run(waiting())
asyncio.run(cancelling())
asyncio.run(primitives())
asyncio.run(loops())
say(asyncio.iscoroutinefunction(value), asyncio.iscoroutinefunction(plain))
say(asyncio.iscoroutinefunction(asyncio.run))
coroutine = value(1)
say(asyncio.iscoroutine(coroutine), asyncio.iscoroutine(1))
say(asyncio.run(coroutine))
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
say(loop.run_until_complete(value("by hand")), loop.is_closed())
loop.close()
for attempt in (
    lambda: loop.run_until_complete(asyncio.sleep(0)),
    lambda: asyncio.get_running_loop(),
    lambda: asyncio.run(5),
    lambda: asyncio.run(failure()),
):
    try:
        attempt()
    except Exception as error:
        say(type(error).__name__, error)
with asyncio.Runner() as runner:
    say(runner.run(value(1)), runner.run(value(2)))


async def generator():
    for number in range(3):
        await asyncio.sleep(0)
        yield number


async def consume():
    return [number async for number in generator()]


say(asyncio.run(consume()))
open(OUT, "w").write("".join(lines))
