package dev.redstart.app.server.models;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.model.Model;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import dev.redstart.common.registry.ModelRegistry;
import dev.redstart.common.registry.ModelVersion;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
 * The models that are served, by the reference under which they are asked for: {@code shop}, {@code shop@3}, {@code shop@canary}.
 *
 * <p>{@link #find} reads memory only, once a reference is known. {@link #follow} brings the references up to date with the registry: it
 * loads and tries a new version first and then puts it in the place of the old one, which a running request keeps until it is done. A
 * version that cannot be loaded changes nothing but the list of the {@link #damaged()}.
 */
@Singleton
public final class LiveModels {
    private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);

    /** References to one version or alias that are kept at once: each may hold a model of its own in memory. */
    static final int MAX_PINNED = 16;

    private static final Duration PINNED_UNUSED = Duration.ofMinutes(10);

    private final ModelRegistry registry;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();
    private final SortedMap<String, String> damaged = new ConcurrentSkipListMap<>();

    LiveModels(ModelRegistry registry) {
        this.registry = registry;
    }

    /** The place of the model that answers to a reference. */
    private static final class Seat {
        private volatile LiveModel model;
        private volatile long lastAskedNanos = System.nanoTime();

        Seat(LiveModel model) {
            this.model = model;
        }

        LiveModel ask() {
            lastAskedNanos = System.nanoTime();
            return model;
        }
    }

    /**
     * The model under a reference.
     *
     * @throws UnknownModelException if there is none
     * @throws ModelException if it cannot be loaded
     */
    public LiveModel find(String reference) {
        Seat seat = seats.get(reference);
        if (seat == null) {
            registry.resolve(reference); // What is not there need not wait for others to load.
            return findFirst(reference);
        }
        return seat.ask();
    }

    /**
     * One thread loads; those who want the same meanwhile wait for it. Resolved only now: what an alias meant before the wait may be what
     * {@link #follow} has just left behind, and would stay.
     */
    private synchronized LiveModel findFirst(String reference) {
        Seat seat = seats.get(reference);
        if (seat == null) {
            seat = new Seat(loaded(registry.resolve(reference)));
            seats.put(reference, seat);
            unseatPinned();
        }
        return seat.ask();
    }

    /** Loads what the registry has, and brings every reference that was asked for up to date. */
    public synchronized void follow() {
        Set<String> references = new TreeSet<>(registry.names());
        references.addAll(seats.keySet());
        references.forEach(this::bringUpToDate);
        damaged.keySet().retainAll(references);
        unseatPinned();
    }

    private void bringUpToDate(String reference) {
        try {
            seat(reference, registry.resolve(reference));
            damaged.remove(reference);
        } catch (UnknownModelException gone) {
            seats.remove(reference);
            damaged.remove(reference);
        } catch (ModelException | OutOfMemoryError e) {
            noteDamage(reference, String.valueOf(e.getMessage()));
            seatPrevious(reference);
        }
    }

    private void seat(String reference, ModelVersion wanted) {
        Seat seat = seats.get(reference);
        if (seat == null) {
            seats.put(reference, new Seat(loaded(wanted)));
        } else if (!seat.model.version().equals(wanted)) {
            seat.model = loaded(wanted);
        } else {
            return;
        }
        LOG.info("{} is answered by version {}", reference, wanted.version());
    }

    /** After a start with a damaged newest version: the newest one that works takes a plain name's place. */
    private void seatPrevious(String name) {
        if (seats.containsKey(name) || isPinned(name)) {
            return;
        }
        for (int version : registry.versionNumbers(name).reversed()) {
            try {
                seat(name, registry.resolve(name + "@" + version));
                return;
            } catch (ModelException e) {
                LOG.debug("version {} of {} cannot be used either", version, name, e);
            }
        }
    }

    private void noteDamage(String reference, String message) {
        if (!message.equals(damaged.put(reference, message))) {
            LOG.warn("{} cannot be brought up to date: {}", reference, message);
        }
    }

    /** A version that is in memory already, else read from disk and tried out. */
    private LiveModel loaded(ModelVersion wanted) {
        return seats.values().stream()
                .map(seat -> seat.model)
                .filter(model -> model.version().equals(wanted))
                .findFirst()
                .orElseGet(() -> read(wanted));
    }

    private static LiveModel read(ModelVersion version) {
        try {
            Model<?, ?> model = ModelKind.read(version);
            FirstQuestion.ask(model);
            return new LiveModel(version, model);
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelException(version.name() + "@" + version.version() + " cannot be used: " + e, e);
        }
    }

    /** Pinned references leave when nobody has asked for ten minutes, or when there are too many, the least recently asked first. */
    private void unseatPinned() {
        long now = System.nanoTime();
        List<Map.Entry<String, Seat>> pinned = seats.entrySet().stream()
                .filter(entry -> isPinned(entry.getKey()))
                .sorted(Comparator.comparingLong(entry -> now - entry.getValue().lastAskedNanos))
                .toList();
        for (int at = 0; at < pinned.size(); at++) {
            if (at >= MAX_PINNED || now - pinned.get(at).getValue().lastAskedNanos > PINNED_UNUSED.toNanos()) {
                seats.remove(pinned.get(at).getKey());
            }
        }
    }

    private static boolean isPinned(String reference) {
        return reference.indexOf('@') >= 0;
    }

    /** The number of the version that answers now, by reference. */
    public SortedMap<String, Integer> served() {
        SortedMap<String, Integer> versions = new TreeMap<>();
        seats.forEach((reference, seat) ->
                versions.put(reference, seat.model.version().version()));
        return versions;
    }

    /** What is wrong with the references whose newest version cannot be loaded; an older one may answer meanwhile. */
    public Map<String, String> damaged() {
        return Map.copyOf(damaged);
    }
}
