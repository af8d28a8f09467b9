package dev.redstart.app.server.search;

import dev.redstart.app.indexes.SearchIndexes;
import dev.redstart.common.data.DataException;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search indexes that are served, by name. {@link #find} reads memory only, once an index is open; {@link #follow} opens what is new on the
 * disk, checks it, and only then puts it in the place of the old one. An index that cannot be opened changes nothing but the list of the
 * {@link #damaged()}.
 */
@Singleton
public final class LiveIndexes {
    private static final Logger LOG = LoggerFactory.getLogger(LiveIndexes.class);

    private final SearchIndexes indexes;
    private final Map<String, LiveIndex> live = new ConcurrentHashMap<>();
    private final SortedMap<String, String> damaged = new ConcurrentSkipListMap<>();

    LiveIndexes(SearchIndexes indexes) {
        this.indexes = indexes;
    }

    /**
     * The index of a name.
     *
     * @throws UnknownModelException if there is none
     * @throws ModelException if it cannot be opened
     */
    LiveIndex find(String name) {
        LiveIndex found = live.get(name);
        if (found == null) {
            indexes.describe(name); // What is not there need not wait for others to open.
            return findFirst(name);
        }
        return found;
    }

    private synchronized LiveIndex findFirst(String name) {
        return live.computeIfAbsent(name, wanted -> new LiveIndex(indexes.open(wanted)));
    }

    /** The last version of each index on the disk, by name: what changes when {@link #follow} is wanted. */
    Map<String, Integer> onDisk() {
        SortedMap<String, Integer> versions = new TreeMap<>();
        indexes.names().forEach(name -> versions.put(name, indexes.version(name)));
        return versions;
    }

    /** Opens what the disk has, and closes what it has no more. */
    synchronized void follow() {
        Set<String> names = new TreeSet<>(indexes.names());
        names.addAll(live.keySet());
        names.forEach(this::bringUpToDate);
        damaged.keySet().retainAll(names);
    }

    private void bringUpToDate(String name) {
        try {
            seat(name, indexes.describe(name).version());
            damaged.remove(name);
        } catch (UnknownModelException gone) {
            close(name);
        } catch (ModelException | DataException | OutOfMemoryError e) {
            noteDamage(name, String.valueOf(e.getMessage()));
        }
    }

    private void seat(String name, int wanted) {
        LiveIndex seat = live.get(name);
        if (seat == null) {
            live.put(name, new LiveIndex(indexes.open(name)));
        } else if (seat.version() != wanted) {
            seat.replace(indexes.open(name));
        } else {
            return;
        }
        LOG.info("search index {} is answered by version {}", name, wanted);
    }

    private void close(String name) {
        LiveIndex gone = live.remove(name);
        damaged.remove(name);
        if (gone != null) {
            gone.close();
        }
    }

    private void noteDamage(String name, String message) {
        if (!message.equals(damaged.put(name, message))) {
            LOG.warn("search index {} cannot be brought up to date: {}", name, message);
        }
    }

    /** The number of the version that answers now, by name. */
    SortedMap<String, Integer> served() {
        SortedMap<String, Integer> versions = new TreeMap<>();
        live.forEach((name, index) -> versions.put(name, index.version()));
        return versions;
    }

    /** What is wrong with the indexes whose newest version cannot be opened; an older one may answer meanwhile. */
    Map<String, String> damaged() {
        return Map.copyOf(damaged);
    }
}
