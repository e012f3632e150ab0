package io.revsync.sync.settings;

/** A part of the settings document that has a name of its own there. */
public sealed interface Section
        permits InitialSettings,
                PsaSettings,
                RevioSettings,
                InvoiceSettings,
                PaymentTypes,
                PaymentSettings,
                CustomerSettings,
                ProductSettings,
                CreditSettings,
                KeyLinkSettings,
                AdvancedSettings {}
