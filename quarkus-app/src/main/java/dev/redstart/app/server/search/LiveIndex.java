package dev.redstart.app.server.search;

import dev.redstart.nlp.search.SearchIndex;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** The place of the index that answers to a name: questions run side by side, and an index is closed when those that it has begun are done. */
final class LiveIndex {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private SearchIndex index;

    LiveIndex(SearchIndex index) {
        this.index = index;
    }

    /** What a question to the index is answered. */
    <A> A ask(Function<SearchIndex, A> question) {
        lock.readLock().lock();
        try {
            return question.apply(index);
        } finally {
            lock.readLock().unlock();
        }
    }

    int version() {
        return ask(open -> open.description().version());
    }

    /** Puts another index in the place, and closes the old one. */
    void replace(SearchIndex next) {
        SearchIndex old;
        lock.writeLock().lock();
        try {
            old = index;
            index = next;
        } finally {
            lock.writeLock().unlock();
        }
        old.close();
    }

    /** Frees the files; later questions are refused. */
    void close() {
        ask(open -> {
            open.close();
            return open;
        });
    }
}
