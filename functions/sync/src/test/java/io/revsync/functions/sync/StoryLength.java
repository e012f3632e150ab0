package io.revsync.functions.sync;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** How many stories of how many steps are told, from which seed: system properties say it, for a long hunt. */
final class StoryLength implements AroundPropertyHook {

    static final int STEPS = Integer.getInteger("stateful.steps", 110);
    private static final int TRIES = Integer.getInteger("stateful.tries", 2);
    /** The same stories at every build: what fails is the change, not the day. */
    private static final String SEED = System.getProperty("stateful.seed", "4711");

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        context.attributes().setTries(TRIES);
        context.attributes().setSeed(SEED);
        System.out.println("Stateful: " + TRIES + " stories of " + STEPS + " steps, seed " + SEED);
        return property.execute();
    }

    @Override
    public int aroundPropertyProximity() {
        return -100;
    }
}
